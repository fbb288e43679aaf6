import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { toWorkerUserId } from './worker-user-id.ts';

/** Who works with a person, since when. */
export interface CouncilAllocation {
  readonly allocationId: string;
  readonly worker: string;
  readonly workerRole: string;
  readonly workerUserId: string;
  /** The newest of those who work with the person now. */
  readonly isKeyWorker: boolean;
  readonly team: string;
  readonly startDate: string;
  readonly endDate: string | null;
  /** How urgent the case is; only while it is allocated. */
  readonly ragRating: 'Red' | 'Amber' | 'Green' | null;
}

/** A member of the council's staff. */
export interface CouncilWorker {
  readonly name: string;
  readonly role: string;
  readonly team: string;
}

/** Renders a person's allocations, newest first. */
export function toCouncilAllocations(life: Life): CouncilAllocation[] {
  const keyWorker = life.allocations.findLast(({ end }) => end === undefined);
  return life.allocations
    .map((allocation, position) => ({
      allocationId: allocation.id,
      worker: allocation.worker,
      workerRole: toRole(allocation.team),
      workerUserId: toWorkerUserId(allocation.worker),
      isKeyWorker: allocation === keyWorker,
      team: allocation.team,
      startDate: allocation.start.slice(0, 10),
      endDate: allocation.end?.slice(0, 10) ?? null,
      ragRating:
        allocation.end === undefined
          ? createRandom(life.index, 0xa1, position).pick(['Green', 'Green', 'Amber', 'Red'] as const)
          : null,
    }))
    .sort((one, other) => (one.startDate < other.startDate ? 1 : -1));
}

/** Who worked with the person on a day; failing an allocation, who recorded the event before it. */
export function workerOn(life: Life, day: string): CouncilWorker | null {
  const allocation = life.allocations.findLast(
    ({ start, end }) => start.slice(0, 10) <= day.slice(0, 10) && (end === undefined || end >= day),
  );
  if (allocation !== undefined) {
    return { name: allocation.worker, role: toRole(allocation.team), team: allocation.team };
  }
  const event = life.socialCareEvents.findLast(({ start }) => start.slice(0, 10) <= day.slice(0, 10));
  return event === undefined
    ? null
    : { name: event.worker, role: 'Social worker', team: 'Adult Social Care' };
}

function toRole(team: string): string {
  if (/occupational/i.test(team)) return 'Occupational therapist';
  if (/reablement/i.test(team)) return 'Reablement officer';
  return 'Social worker';
}
