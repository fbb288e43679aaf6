import type { Allocation } from '../../../schema/generated/social.ts';
import type { CouncilAllocation } from './api-shapes.ts';
import { type ItemContext, toWorker } from '../events/item-context.ts';

/** Tells whether an allocation holds on a day. */
export function isCurrent({ startDate, endDate }: CouncilAllocation, today: string): boolean {
  return (startDate === null || startDate <= today) && (endDate === null || endDate >= today);
}

/** Maps an allocation of a worker or team. */
export function toAllocation(
  { worker, workerRole, team, startDate, endDate }: CouncilAllocation,
  context: ItemContext,
): Allocation {
  return {
    worker: toWorker(context, worker, workerRole),
    team,
    period: { start: startDate, end: endDate },
  };
}
