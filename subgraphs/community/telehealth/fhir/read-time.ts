import { parsePartialDate, toInstants } from '../../../../schema/runtime/partial-date.ts';
import { toLondonInstant } from '../../csds/london-time.ts';
import { type Admitted, admit, refuse } from '../refusal.ts';

/** How far a supplier's clock may be ahead of ours, in milliseconds. */
const clockTolerance = 5 * 60_000;

/** What a time that came without an offset means to a reader. */
export type TimeConcern = 'LOCAL_TIME' | 'TIME_UNCERTAIN';

/** When something was measured. */
export interface MeasuredTime {
  /** As it is shown. */
  readonly date: string;
  /** Where it stands among others, as an instant. */
  readonly at: string;
  readonly concern: TimeConcern | null;
}

/**
 * Reads when something was measured. What lies in the future is refused, because the clock that wrote it is wrong
 * and nobody knows by how much. A time without its offset is that of a clock in the United Kingdom; in the hour
 * when clocks change it stays as it came.
 */
export function readTime(text: string | undefined, place: string, now: number): Admitted<MeasuredTime> {
  if (text === undefined) return refuse('required', place, 'When it was measured is missing.');
  const date = parsePartialDate(text);
  if (date === undefined) return refuse('value', place, 'The time is none that a calendar knows.');
  const time = toMeasuredTime(date);
  if (Date.parse(time.at) > now + clockTolerance) {
    return refuse('business-rule', place, 'The time lies in the future: the clock that wrote it is wrong.');
  }
  return admit(time);
}

function toMeasuredTime(date: string): MeasuredTime {
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?$/.exec(date);
  const [, day, clock] = local ?? [];
  const toAt = (text: string) => new Date(toInstants(text).first).toISOString();
  if (day === undefined || clock === undefined) return { date, at: toAt(date), concern: null };
  const instant = toLondonInstant(day, clock);
  return instant === undefined
    ? { date, at: toAt(date), concern: 'TIME_UNCERTAIN' }
    : { date: instant, at: toAt(instant), concern: 'LOCAL_TIME' };
}

/** Reads when a supplier said something, as an instant; what cannot be read, or has no offset, is nothing. */
export function readStated(...texts: readonly (string | undefined)[]): string | null {
  for (const text of texts) {
    if (text === undefined || parsePartialDate(text) === undefined) continue;
    if (/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return new Date(text).toISOString();
  }
  return null;
}
