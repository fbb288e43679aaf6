import type { CarePackage } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import {
  deliveryMechanisms,
  eventOutcomes,
  serviceComponents,
  serviceTypes,
  unitTypes,
} from './term-lists.ts';
import type { SocialCareEvent } from './social-care-event.ts';
import type { DistinctEvent } from './distinct-events.ts';
import { type ItemContext, toItemId, toProvenance } from './item-context.ts';
import { findTerm, toListedConcept } from './listed-term.ts';

/** Maps support that the council gives or pays for. */
export function toCarePackage({ event, identifier }: DistinctEvent, context: ItemContext): CarePackage {
  const type = findTerm(serviceTypes, event.serviceType);
  const component = findTerm(serviceComponents, event.serviceComponent);
  return {
    id: toItemId(context, 'CarePackage', identifier),
    serviceType:
      toListedConcept(serviceTypes, event.serviceType) ?? toTextConcept(event.description ?? 'Support'),
    component: toListedConcept(serviceComponents, event.serviceComponent),
    deliveryMechanism: toListedConcept(deliveryMechanisms, event.deliveryMechanism),
    provider: event.providerName === null ? null : { odsCode: null, name: event.providerName },
    registration: toRegistration(event),
    period: { start: event.startDate, end: event.endDate },
    unitsPerWeek: event.plannedUnitsPerWeek,
    unitType: toListedConcept(unitTypes, event.unitType ?? null),
    cost: event.unitCost ?? null,
    // ST-Max, short term support to maximise independence, is what the returns call reablement.
    reablement: type === 'Short term support: ST-Max' || component === 'Reablement',
    outcome: toListedConcept(eventOutcomes, event.outcome),
    provenance: toProvenance(context, null),
  };
}

function toRegistration({ providerCqcId, providerCqcLocationId }: SocialCareEvent) {
  const providerId = providerCqcId ?? null;
  const locationId = providerCqcLocationId ?? null;
  return providerId === null && locationId === null ? null : { providerId, locationId };
}
