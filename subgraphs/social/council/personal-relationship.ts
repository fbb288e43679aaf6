import type { InformalCarer, PersonalRelationship } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { withLabels } from '../../kit/record-labels.ts';
import { type ItemContext, toItemId, toProvenance, toWorkerOrNone } from '../events/item-context.ts';
import { toListedConcept } from '../events/listed-term.ts';
import { eventOutcomes } from '../events/term-lists.ts';
import type { CouncilRelationship } from './care-shapes.ts';

/** Maps somebody in a person's life. */
export function toPersonalRelationship(
  known: CouncilRelationship,
  context: ItemContext,
): PersonalRelationship {
  return {
    ...toPerson(known, context, 'PersonalRelationship'),
    isInformalCarer: known.isInformalCarer,
    hasParentalResponsibility: known.parentalResponsibility,
    isNextOfKin: known.isNextOfKin,
    isEmergencyContact: known.isEmergencyContact,
    livesWithPerson: known.livesWithPerson,
  };
}

/** Maps a carer; what the carer was assessed for is the carer's, and kept from the person and their family. */
export function toInformalCarer(known: CouncilRelationship, context: ItemContext): InformalCarer {
  return {
    ...toPerson(known, context, 'InformalCarer'),
    isMainCarer: known.isMainCarer,
    hoursPerWeek: known.hoursPerWeek,
    assessments: known.assessments.map(({ startDate, endDate, worker, outcome }) =>
      withLabels(
        {
          period: { start: startDate, end: endDate },
          worker: toWorkerOrNone(context, worker),
          outcome: toListedConcept(eventOutcomes, outcome),
        },
        ['THIRD_PARTY'],
      ),
    ),
  };
}

function toPerson(known: CouncilRelationship, context: ItemContext, type: string) {
  const { name, relationship, contact, startDate, endDate } = known;
  return {
    id: toItemId(context, type, known.relationshipId),
    name,
    relationship: relationship === null ? null : toTextConcept(relationship),
    contact,
    period: { start: startDate, end: endDate },
    provenance: toProvenance(context, startDate),
  };
}
