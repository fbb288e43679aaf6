import type { EventProof, StoredRow } from './audit-row.ts';
import type { AuditStore } from './open-audit-store.ts';
import { readSegment, type Segment, toSegmentRow } from './segment.ts';
import { verifyEvents } from './verify-events.ts';

/** What came of dropping: how many events went, or why none did. */
export type Dropped =
  | { readonly kind: 'dropped'; readonly events: number; readonly segment: Segment }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not whole'; readonly faults: number };

/**
 * Drops the events that the store took in before an instant, after it verified that they are as they were written;
 * what verifies the rest is kept in their place.
 */
export async function dropEvents(
  store: Pick<AuditStore, 'findPositionBefore' | 'findSegment' | 'findEnd' | 'drop'>,
  proof: EventProof,
  before: { readonly instant: string; readonly now: string },
  readFrom: (begin: number, until: number) => AsyncIterable<StoredRow>,
): Promise<Dropped> {
  const begin = await findBeginning(store, proof);
  if (begin === 'forged') return { kind: 'not whole', faults: 1 };
  const [position, end] = await Promise.all([store.findPositionBefore(before.instant), store.findEnd()]);
  // The last event stays, for the next one is chained to it.
  const last = Math.min(position, end.position - 1);
  if (last <= (begin?.position ?? 0)) return { kind: 'nothing' };
  const seen = await verifyEvents(readFrom(begin?.position ?? 0, last), proof, [], begin);
  if (seen.faults.length > 0) return { kind: 'not whole', faults: seen.faults.length };
  const segment: Segment = {
    position: seen.end.position,
    hash: seen.end.hash,
    events: (begin?.events ?? 0) + seen.events,
    closedAt: before.now,
    writers: seen.writers,
  };
  return { kind: 'dropped', events: await store.drop(toSegmentRow(segment, proof)), segment };
}

/** The closed beginning that the chain follows; `forged` where what stands there is none of ours. */
export async function findBeginning(
  store: Pick<AuditStore, 'findSegment'>,
  proof: EventProof,
): Promise<Segment | undefined | 'forged'> {
  const row = await store.findSegment();
  return row === undefined ? undefined : (readSegment(row, proof) ?? 'forged');
}
