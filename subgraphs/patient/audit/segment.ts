import { z } from 'zod';
import type { EventProof } from './audit-row.ts';

/**
 * What is kept of the beginning of the chain once it was dropped: where it ended, and how far each writer had come,
 * so that what follows can still be verified.
 */
const segmentShape = z.object({
  position: z.number().int().positive(),
  hash: z.string(),
  /** How many events were dropped, over all times. */
  events: z.number().int().nonnegative(),
  /** When it was closed. */
  closedAt: z.string(),
  /** The last sequence and instant of each writer, by its id. */
  writers: z.record(z.string(), z.object({ sequence: z.number(), at: z.string() })),
});

/** The closed beginning of the chain. */
export type Segment = z.output<typeof segmentShape>;

/** A closed beginning as the store keeps it. */
export interface SegmentRow {
  readonly position: number;
  readonly segment: string;
  readonly mac: string;
}

/** Writes a closed beginning down, with what proves it. */
export function toSegmentRow(segment: Segment, proof: EventProof): SegmentRow {
  const text = JSON.stringify(segment);
  return { position: segment.position, segment: text, mac: proof.proveText(text) };
}

/** Reads a closed beginning; `undefined` where no process of ours wrote it. */
export function readSegment({ position, segment, mac }: SegmentRow, proof: EventProof): Segment | undefined {
  if (!proof.isProved({ event: segment, mac })) return undefined;
  try {
    const read = segmentShape.safeParse(JSON.parse(segment)).data;
    return read?.position === position ? read : undefined;
  } catch {
    return undefined;
  }
}
