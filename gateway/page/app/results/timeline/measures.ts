import type { Lane } from './lanes.ts';

/** The height of one row of a lane, in pixels. */
export const rowHeight = 15;

/** The height of the words above the rows of a lane, in pixels. */
export const headHeight = 24;

/** The height of a lane, in pixels. */
export function laneHeight({ rows }: Lane): number {
  return headHeight + rows * rowHeight + 8;
}
