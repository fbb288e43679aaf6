import type { Allocation } from '../../../schema/generated/social.ts';
import { type PartialPeriod, isOverlapping } from '../../../schema/runtime/partial-date.ts';
import { type ItemContext, toWorker } from '../events/item-context.ts';
import { toListedConcept } from '../events/listed-term.ts';
import { ragRatings } from '../events/term-lists.ts';
import type { CouncilAllocation } from './api-shapes.ts';

/** Tells whether something holds on a day, as `YYYY-MM-DD`; an end that is not said is still to come. */
export function isCurrent(period: PartialPeriod | null | undefined, today: string): boolean {
  return isOverlapping({ start: today, end: today }, period ?? {});
}

/** Maps an allocation of a worker or team. */
export function toAllocation(
  { worker, workerRole, team, isKeyWorker, ragRating, startDate, endDate }: CouncilAllocation,
  context: ItemContext,
): Allocation {
  return {
    worker: toWorker(context, worker, workerRole),
    team,
    period: { start: startDate, end: endDate },
    isKeyWorker,
    ragRating: toListedConcept(ragRatings, ragRating),
  };
}
