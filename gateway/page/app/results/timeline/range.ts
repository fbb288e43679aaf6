import type { TimelineEvent } from './find-events.ts';

/** A stretch of time that is looked at. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
}

/** A year, in milliseconds. */
export const year = 365.25 * 86_400_000;

/**
 * The stretch in which everything lies, with a little room on both sides. Days that stand for none, such as the first
 * of the year 1 or the last of 9999, would make points of whole lives: they lie outside, and the lanes say so.
 */
export function fitRange(events: readonly TimelineEvent[], now: Date): Range {
  const times = events
    .flatMap(({ from, to }) => [from.getTime(), ...(to === undefined ? [] : [to.getTime()])])
    .filter((time) => time > now.getTime() - 130 * year && time < now.getTime() + 30 * year);
  const first = times.reduce((least, time) => Math.min(least, time), now.getTime() - year);
  const last = times.reduce((most, time) => Math.max(most, time), now.getTime());
  const room = (last - first) * 0.03;
  return { from: new Date(first - room), to: new Date(last + room) };
}

/** Looks closer (below 1) or from farther away (above 1), about the middle. */
export function zoom({ from, to }: Range, factor: number): Range {
  const middle = (from.getTime() + to.getTime()) / 2;
  const half = Math.max(86_400_000, ((to.getTime() - from.getTime()) / 2) * factor);
  return { from: new Date(middle - half), to: new Date(middle + half) };
}

/** Looks earlier (below 0) or later (above 0), by a part of the stretch. */
export function move({ from, to }: Range, part: number): Range {
  const by = (to.getTime() - from.getTime()) * part;
  return { from: new Date(from.getTime() + by), to: new Date(to.getTime() + by) };
}

/** The stretch of some years up to now. */
export function lastYears(years: number, now: Date): Range {
  const room = years * year * 0.03;
  return { from: new Date(now.getTime() - years * year), to: new Date(now.getTime() + room) };
}
