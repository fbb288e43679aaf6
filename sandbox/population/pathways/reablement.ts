import type { Day } from '../calendar.ts';
import type { LifeDraft } from '../life-draft.ts';
import { careProviders, socialWorkers } from '../staff.ts';

/** A request to the council and a few weeks of reablement after it. Gives the day on which it ends. */
export function arrangeReablement(
  { social, random }: LifeDraft,
  plan: {
    readonly requested: Day;
    readonly reason: string;
    readonly route: string;
    readonly goesOn: boolean;
  },
): Day {
  const { requested, reason, route, goesOn } = plan;
  const worker = random.pick(socialWorkers);
  const begins = requested + random.integer(1, 3);
  const ends = begins + random.integer(28, 42);
  social.event({
    type: 'request',
    start: requested,
    end: requested,
    description: reason,
    outcome: 'Progress to reablement/ST-Max',
    routeOfAccess: route,
    worker,
  });
  social.allocate({ worker, team: 'Hospital Discharge Team', start: requested, end: ends });
  social.event({
    type: 'service',
    start: begins,
    end: ends,
    description: 'Reablement, twice a day',
    outcome: goesOn ? 'Progress to assessment, review or reassessment' : 'NFA: Support ended as planned',
    serviceType: 'Short term support: ST-Max',
    serviceComponent: 'Reablement',
    deliveryMechanism: 'CASSR commissioned support',
    provider: random.pick(careProviders.reablement),
    unitsPerWeek: random.integer(7, 14),
    worker,
  });
  return ends;
}

/** A request to the council that ends with advice or a piece of equipment. */
export function askForAdvice(
  { social, random }: LifeDraft,
  plan: { readonly requested: Day; readonly reason: string; readonly equipment?: string },
): void {
  const worker = random.pick(socialWorkers);
  const { requested, reason, equipment } = plan;
  social.event({
    type: 'request',
    start: requested,
    end: requested + random.integer(0, 4),
    description: reason,
    outcome:
      equipment === undefined
        ? 'NFA: Information and advice or signposting'
        : 'Progress to support planning or services',
    routeOfAccess: 'Community or other route',
    worker,
  });
  if (equipment === undefined) return;
  social.event({
    type: 'service',
    start: requested + random.integer(7, 21),
    description: equipment,
    serviceType: 'Short term support: Ongoing low level',
    serviceComponent: 'Equipment',
    deliveryMechanism: 'CASSR commissioned support',
    worker,
  });
}
