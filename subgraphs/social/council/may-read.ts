import { type Withheld, withheld } from '../../kit/outcome.ts';
import { isCurrent } from './allocation.ts';
import { councilAllocation } from './api-shapes.ts';
import type { LinkedPerson } from './find-person.ts';
import type { RequestReads } from './request-reads.ts';

/**
 * Tells why a reader may not read a person's records; nothing where they may.
 *
 * A record that is restricted, or kept by children's services, is for the workers who are allocated now. Everybody
 * else is told what every refusal of access says: neither that it is restricted nor who is allocated.
 */
export async function findBar(
  person: LinkedPerson,
  reads: RequestReads,
  asking: { readonly actingWorker: string | undefined; readonly today: string; readonly deadline: number },
): Promise<Withheld | undefined> {
  if (!person.isGuarded) return undefined;
  const { actingWorker, today, deadline } = asking;
  if (actingWorker === undefined) return withheld('ACCESS_DENIED');
  for (const personId of person.personIds) {
    const listed = await reads.list(personId, 'allocations', deadline);
    // Not a failure: where this source only fails, files and visit logs speak of the person.
    if (listed.kind === 'failed') return withheld('ACCESS_UNDECIDED');
    if (listed.kind === 'withheld') return listed;
    const isAllocated = listed.entries.some((entry) => {
      const { data } = councilAllocation.safeParse(entry);
      const { startDate: start, endDate: end, workerUserId } = data ?? {};
      return workerUserId === actingWorker && isCurrent({ start, end }, today);
    });
    if (!isAllocated) return withheld('ACCESS_DENIED');
  }
  return undefined;
}
