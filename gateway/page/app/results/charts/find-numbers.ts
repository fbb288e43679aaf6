import { toSpan } from '../../answer/date-words.ts';
import type { AnswerList, AnswerRow } from '../../answer/find-lists.ts';
import { flatten } from '../../answer/flatten.ts';
import { isObject, type Json, textAt } from '../../answer/json.ts';
import { isNegated, isQuantity, toQualifiers, toQuantityWords } from '../../answer/qualifiers.ts';
import { toLabel } from '../../answer/value-text.ts';
import { toWords } from '../../answer/words.ts';
import { findDates } from '../dates.ts';
import { type ReferenceRange, toCommonRange, toReferenceRange } from './reference-range.ts';

/** One number of an answer with all that belongs to it. */
export interface NumberPoint {
  readonly date: Date;
  /** Its date as it was recorded, perhaps by its year or month alone. */
  readonly recorded: string;
  readonly value: number;
  readonly comparator: string;
  /** The number with its comparator and unit. */
  readonly words: string;
  /** What the item is called. */
  readonly item: string;
  readonly qualifiers: readonly string[];
  readonly isNegated: boolean;
  /** What is normal, as its own source says. */
  readonly normal?: ReferenceRange | undefined;
}

/** Numbers of one kind in one unit; numbers of different units never share an axis. */
export interface NumberSeries {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly points: readonly NumberPoint[];
  /** What is normal, where all sources that say so agree. */
  readonly normal?: ReferenceRange | undefined;
}

/** Numbers with a date, and how many have none. */
export interface FoundNumbers {
  readonly series: readonly NumberSeries[];
  readonly undated: number;
  /** How many were entered in error, and so are no numbers of anybody. */
  readonly errors: number;
}

/** Finds all numbers of an answer that say what and when they are. */
export function findNumbers(lists: readonly AnswerList[]): FoundNumbers {
  const series = new Map<string, { label: string; unit: string; points: NumberPoint[] }>();
  let undated = 0;
  let errors = 0;
  for (const { key: place, rows, isSources } of lists) {
    if (isSources) continue;
    const list = toWords(place.split('.').at(-1) ?? '');
    for (const row of rows) {
      for (const [key, value] of flatten(row.value)) {
        const amount = toAmount(value);
        if (amount === undefined || /(?:^|\.)(?:totalCount|low|high|number|of)$/.test(key)) continue;
        const meaning = toMeaning(row);
        // A wrong amount that is drawn is seen, however it is crossed out.
        if (meaning.qualifiers.includes('entered in error')) {
          errors += 1;
          continue;
        }
        const recorded = findDates(row).start ?? '';
        const date = toSpan(recorded)?.from;
        if (date === undefined) {
          undated += 1;
          continue;
        }
        const label = toSeriesLabel(row, key, isObject(value) ? '' : list);
        const name = `${label} ${amount.unit}`;
        const known = series.get(name) ?? { label, unit: amount.unit, points: [] };
        series.set(name, known);
        const normal = toReferenceRange(row.value, amount.unit);
        known.points.push({
          ...amount,
          date,
          recorded,
          item: toLabel(row.value) || row.owner,
          ...meaning,
          normal,
        });
      }
    }
  }
  return {
    undated,
    errors,
    series: [...series]
      .map(([key, { label, unit, points }]) => {
        const normal = toCommonRange(points.map((point) => point.normal));
        return { key, label, unit, points: points.toSorted(byDate), normal };
      })
      .toSorted((left, right) => right.points.length - left.points.length),
  };
}

function byDate(left: NumberPoint, right: NumberPoint): number {
  return left.date.getTime() - right.date.getTime();
}

function toAmount(
  value: Json,
): (Pick<NumberPoint, 'value' | 'comparator' | 'words'> & { unit: string }) | undefined {
  if (typeof value === 'number') return { value, comparator: '', words: String(value), unit: '' };
  if (!isObject(value) || !isQuantity(value) || typeof value['value'] !== 'number') return undefined;
  return {
    value: value['value'],
    comparator: textAt(value, 'comparator') ?? '',
    words: toQuantityWords(value),
    unit: textAt(value, 'unit') ?? textAt(value, 'ucum') ?? '',
  };
}

/** What a number is of: what its item measures; a bare number is told by its list and field. */
function toSeriesLabel({ value, owner }: AnswerRow, key: string, list: string): string {
  const field = toWords(key.split('.').at(-1) ?? key);
  if (list !== '') return `${list}: ${field.toLowerCase()}`;
  const name = toLabel(value) || owner;
  return /^(?:Quantity|Value)$/.test(field) ? name || field : [name, field].filter(Boolean).join(': ');
}

/** A part of an item means what the item means. */
function toMeaning({ value, within }: AnswerRow): Pick<NumberPoint, 'qualifiers' | 'isNegated'> {
  const items = [value, ...within];
  return { qualifiers: [...new Set(items.flatMap(toQualifiers))], isNegated: items.some(isNegated) };
}
