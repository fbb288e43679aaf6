import type { Anchor } from './anchor.ts';
import type { Segment } from './segment.ts';
import { type AuditEvent, auditEventShape } from './audit-event.ts';
import { chainStart, type EventProof, type StoredRow, toChainHash, toEventId } from './audit-row.ts';

/** How far a chain was seen, so that what follows can be verified. */
export type Reached = Pick<Segment, 'position' | 'hash' | 'writers'>;

/** Something that is not as it was written, and where. */
export interface ChainFault {
  readonly position: number;
  readonly kind: 'changed' | 'missing' | 'reordered' | 'rewritten';
}

/** What came of looking through the whole chain. */
export interface Verification {
  readonly events: number;
  readonly faults: readonly ChainFault[];
  /** How often a process's clock went back; it is told, and is no fault. */
  readonly clockWentBack: number;
  readonly end: Anchor;
  /** How far each writer has come. */
  readonly writers: Segment['writers'];
}

/** What is looked at as one fault after another is found. */
const mostFaults = 1000;

/**
 * Looks through the chain: each event's text, its proof, its link, its position, and its place among what its writer
 * wrote. Only with an anchor from elsewhere is it seen that events were cut off at the end.
 *
 * @param begin what the first event follows, where those before it were dropped
 */
export async function verifyEvents(
  rows: AsyncIterable<StoredRow>,
  proof: EventProof,
  anchors: readonly Anchor[] = [],
  begin: Reached = { position: 0, hash: chainStart, writers: {} },
): Promise<Verification> {
  const faults: ChainFault[] = [];
  const fault = (position: number, kind: ChainFault['kind']) => {
    if (faults.length < mostFaults) faults.push({ position, kind });
  };
  const written = new Map(Object.entries(begin.writers));
  const hashAt = new Map(anchors.map(({ position }) => [position, '']));
  let end: Anchor = { position: begin.position, hash: begin.hash };
  let events = 0;
  let clockWentBack = 0;
  for await (const row of rows) {
    events += 1;
    if (row.position !== end.position + 1) fault(end.position + 1, 'missing');
    else if (row.previous !== end.hash) fault(row.position, 'reordered');
    const event = readEvent(row);
    if (event === undefined || !proof.isProved(row) || row.id !== toEventId(event)) {
      fault(row.position, 'changed');
    } else {
      if (row.hash !== toChainHash(row.previous, row)) fault(row.position, 'rewritten');
      const before = written.get(event.writer);
      const expected = (before?.sequence ?? 0) + 1;
      if (event.sequence > expected) fault(row.position, 'missing');
      if (event.sequence < expected) fault(row.position, 'reordered');
      if (before !== undefined && event.at < before.at) clockWentBack += 1;
      written.set(event.writer, { sequence: Math.max(event.sequence, expected - 1), at: event.at });
    }
    if (hashAt.has(row.position)) hashAt.set(row.position, row.hash);
    end = { position: row.position, hash: row.hash };
  }
  for (const anchor of anchors) {
    const hash = hashAt.get(anchor.position);
    // What lies before the closed beginning was dropped, and is proved by that.
    if (anchor.position < begin.position || anchor.position === 0 || hash === anchor.hash) continue;
    if (anchor.position === begin.position && anchor.hash === begin.hash) continue;
    fault(anchor.position, hash === '' ? 'missing' : 'rewritten');
  }
  return { events, faults, clockWentBack, end, writers: Object.fromEntries(written) };
}

/** Reads an event's text; `undefined` where it is none. */
export function readEvent({ event }: Pick<StoredRow, 'event'>): AuditEvent | undefined {
  try {
    return auditEventShape.safeParse(JSON.parse(event)).data;
  } catch {
    return undefined;
  }
}
