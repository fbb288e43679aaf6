import type { TimelineEvent } from './find-events.ts';

/** An event with its place in the lane of its setting. */
export interface PlacedEvent {
  readonly event: TimelineEvent;
  readonly left: number;
  readonly right: number;
  /** The row of the lane that it stands in, from 0. */
  readonly row: number;
}

/** The most rows of a lane; what fits in none of them stands over others, and the list below tells them apart. */
export const mostRows = 10;

/** Gives every event of one lane a place where it hides no other, as long as there is room. */
export function placeEvents(
  events: readonly TimelineEvent[],
  toX: (date: Date) => number,
  now: Date,
): readonly PlacedEvent[] {
  const ends: number[] = [];
  return events.map((event) => {
    const left = toX(event.from);
    const right = event.isStretch
      ? Math.max(left + markWidth, toX(event.to ?? later(event.from, now)))
      : left + markWidth;
    const free = ends.findIndex((end) => end <= left);
    const row = free >= 0 ? free : ends.length < mostRows ? ends.length : fullest(ends);
    ends[row] = Math.max(ends[row] ?? 0, right + gap);
    return { event, left, right, row };
  });
}

const markWidth = 12;
const gap = 1;

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** The row that is free again the soonest. */
function fullest(ends: readonly number[]): number {
  return ends.reduce((best, end, index) => (end < (ends[best] ?? Infinity) ? index : best), 0);
}
