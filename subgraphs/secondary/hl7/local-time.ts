import type { PartialDate } from '../../../schema/runtime/partial-date.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Gives a local date and time, such as `2026-07-01T09:30`, the offset that clocks of the zone had then.
 *
 * In the hour that clocks show twice or never it stays without one, because nothing says which is meant.
 */
export function toLocalInstant(wall: PartialDate, timeZone: string): PartialDate {
  const asUtc = Date.parse(`${wall}Z`);
  // No zone's offset changes twice within a day, so these two are all that may apply.
  const candidates = [-1, 1].map((days) => offsetAt(asUtc + days * 86_400_000, timeZone));
  const meant = [...new Set(candidates)].filter(
    (offset) => offsetAt(asUtc - offset * 60_000, timeZone) === offset,
  );
  const [offset] = meant;
  return meant.length === 1 && offset !== undefined ? `${wall}${toText(offset)}` : wall;
}

const quarterHour = 15 * 60_000;
const offsets = new Map<string, number>();
const mostOffsets = 20_000;

/** The offset from UTC that clocks of a zone have at an instant, in minutes; no zone changes it within a quarter hour. */
function offsetAt(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / quarterHour);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= mostOffsets) offsets.clear();
  const offset = readOffset(quarter * quarterHour, timeZone);
  offsets.set(key, offset);
  return offset;
}

function readOffset(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000);
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(minute * 60_000)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall / 60_000 - minute;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

function toText(minutes: number): string {
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
