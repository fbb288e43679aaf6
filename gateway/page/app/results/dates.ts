import { toSpan } from '../answer/date-words.ts';
import type { AnswerRow } from '../answer/find-lists.ts';
import { type JsonObject, objectAt, textAt } from '../answer/json.ts';

/** When an item was, as it was recorded. */
export interface RecordedDates {
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** Which fields say when something was, the best first. */
const dateKeys = ['date', 'onset', 'created', 'issued', 'lastIssued', 'due', 'recordedAt'] as const;

/** When an item was; a part of an item was when the item was. */
export function findDates({ value, within }: AnswerRow): RecordedDates {
  for (const item of [value, ...within]) {
    const dates = readDates(item);
    if (dates.start !== undefined || dates.end !== undefined) return dates;
  }
  return { start: undefined, end: undefined };
}

/** When an item itself says that it was. */
export function readDates(value: JsonObject): RecordedDates {
  const period = objectAt(value, 'period');
  const start = period && textAt(period, 'start');
  const end = period && textAt(period, 'end');
  if (start !== undefined || end !== undefined) return { start, end };
  const key = dateKeys.find((one) => toSpan(value[one]) !== undefined);
  if (key !== undefined) {
    return { start: textAt(value, key), end: key === 'onset' ? textAt(value, 'abated') : undefined };
  }
  const provenance = objectAt(value, 'provenance');
  return { start: provenance && textAt(provenance, 'recordedAt'), end: undefined };
}
