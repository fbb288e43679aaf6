import { type PartialDate, parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { toLocalInstant } from './local-time.ts';

const offset = String.raw`\s*([+-]\d{2}:?\d{2}|\+|Z)?$`;

/**
 * The basic format of HL7 (v2, 2.A.22), with more digits of a second where systems count finer, and the extended
 * format of ISO 8601 that some senders write instead.
 */
const patterns = [
  new RegExp(
    String.raw`^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?)?)?)?)?` + offset,
  ),
  new RegExp(
    String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?` + offset,
  ),
] as const;

/**
 * Admits an HL7 time stamp as a partial date of its own precision; what names no real time is `undefined`.
 *
 * A time without an offset is local to the sender, and gets the offset that its clocks had; in the hour that
 * clocks show twice or skip it keeps none. ISO 8601 spellings are admitted because they mean one thing only.
 * `precision` is the second component that HL7 before 2.6 allows, such as `D` for a day.
 */
export function parseTimestamp(text: string, precision: string, timeZone: string): PartialDate | undefined {
  const match = patterns.map((pattern) => pattern.exec(text.trim())).find((found) => found !== null);
  if (match === undefined) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const date = parsePartialDate([year, month, day].filter((part) => part !== undefined).join('-'));
  if (date === undefined || hour === undefined) return date;
  // An hour without minutes is checked, but a partial date has no such precision.
  const time = [hour, minute ?? '00', second].filter((part) => part !== undefined).join(':');
  const wall = parsePartialDate(`${date}T${time}${fraction === undefined ? '' : `.${fraction}`}`);
  if (wall === undefined) return undefined;
  if (minute === undefined || /^[DLY]$/.test(precision)) return toPrecision(date, precision);
  if (zone === undefined || zone === '+') return toLocalInstant(wall, timeZone);
  return parsePartialDate(`${wall}${toOffset(zone)}`);
}

function toPrecision(date: PartialDate, precision: string): PartialDate {
  if (precision === 'Y') return date.slice(0, 4);
  return precision === 'L' ? date.slice(0, 7) : date;
}

function toOffset(zone: string): string {
  return zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
