import type { AnswerList, AnswerRow } from '../../answer/find-lists.ts';
import { toSpan } from '../../answer/date-words.ts';
import { isObject, type JsonObject, objectAt, textAt } from '../../answer/json.ts';
import { isNegated, toQualifiers } from '../../answer/qualifiers.ts';
import { toLabel } from '../../answer/value-text.ts';
import { readDates } from '../dates.ts';
import { toWords } from '../../answer/words.ts';
import { isSettingName, type SettingName } from '../../completeness/settings.ts';

/** Something dated in an answer. */
export interface TimelineEvent {
  readonly key: string;
  readonly setting: SettingName;
  readonly label: string;
  /** What it is one of, such as “Encounters”. */
  readonly kind: string;
  readonly qualifiers: readonly string[];
  readonly isNegated: boolean;
  readonly from: Date;
  /** Its end; open where it goes on or is not recorded. */
  readonly to: Date | undefined;
  /** Whether it is a stretch of time, not a point. */
  readonly isStretch: boolean;
  /** Its dates as they were recorded. */
  readonly dates: readonly [start: string, end?: string];
  readonly item: JsonObject;
}

/** What a timeline is made of: what has a date and a setting, and how much has not. */
export interface TimelineEvents {
  readonly events: readonly TimelineEvent[];
  readonly undated: number;
  /** How much has a date, and nothing says which setting it is of. */
  readonly unplaced: number;
}

/** Finds all that has a date and a setting in the lists of an answer, oldest first. */
export function findEvents(lists: readonly AnswerList[]): TimelineEvents {
  const events: TimelineEvent[] = [];
  let undated = 0;
  let unplaced = 0;
  for (const { key, rows, isSources } of lists) {
    if (isSources || !key.includes('.')) continue;
    for (const row of rows) {
      // A part of an item is seen with it, not beside it.
      if (row.within.some((item) => readDates(item).start !== undefined)) continue;
      const setting = findSetting(row, key);
      if (setting === undefined) {
        if (isEvent(row)) unplaced += 1;
        continue;
      }
      const event = toEvent(row, setting, toWords(key.split('.').at(-1) ?? ''));
      if (event === undefined) undated += 1;
      else events.push(event);
    }
  }
  const sorted = events.toSorted((left, right) => left.from.getTime() - right.from.getTime());
  return { events: sorted, undated, unplaced };
}

/** What nobody’s setting is said of would be an event if it were: it has a date and a name of its own. */
function isEvent({ value }: AnswerRow): boolean {
  return toSpan(readDates(value).start) !== undefined && toLabel(value) !== '';
}

function toEvent({ value, path }: AnswerRow, setting: SettingName, kind: string): TimelineEvent | undefined {
  const { start, end } = readDates(value);
  const first = toSpan(start);
  const last = toSpan(end);
  const from = first?.from ?? last?.from;
  if (from === undefined || (start === undefined && end === undefined)) return undefined;
  const isOpen = isPlan(value, kind) && end === undefined;
  return {
    key: JSON.stringify(path),
    setting,
    kind,
    label: toLabel(value) || kind,
    qualifiers: toQualifiers(value),
    isNegated: isNegated(value),
    from,
    to: isOpen ? undefined : (last?.to ?? first?.to),
    isStretch: isOpen || (last !== undefined && last.to.getTime() - from.getTime() > day) || hasNoDay(start),
    dates: end === undefined ? [start ?? ''] : [start ?? '', end],
    item: value,
  };
}

const day = 86_400_000 * 1.5;

function isPlan(value: JsonObject, kind: string): boolean {
  return /plan|package|allocation|medication/i.test(kind) && isObject(value['period']);
}

/** A date known by its year or month alone is somewhere within, and is drawn so. */
function hasNoDay(date: string | undefined): boolean {
  return date !== undefined && date.length < 10;
}

function findSetting({ value }: AnswerRow, key: string): SettingName | undefined {
  const own = value['setting'] ?? objectAt(value, 'provenance')?.['setting'];
  if (isSettingName(own)) return own;
  const place = key.split('.').find((name) => placeSettings[name] !== undefined);
  if (place !== undefined) return placeSettings[place];
  const type = textAt(value, '__typename') ?? '';
  return typeSettings.find(([pattern]) => pattern.test(type))?.[1];
}

const placeSettings: Readonly<Record<string, SettingName>> = {
  gp: 'PRIMARY',
  hospital: 'SECONDARY',
  community: 'COMMUNITY',
  socialCare: 'SOCIAL',
};

const typeSettings: readonly (readonly [RegExp, SettingName])[] = [
  [/^Gp/, 'PRIMARY'],
  [/^Hospital/, 'SECONDARY'],
  [/^Community/, 'COMMUNITY'],
  [/^(?:Social|Support)/, 'SOCIAL'],
];
