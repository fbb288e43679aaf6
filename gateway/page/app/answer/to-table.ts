import type { AnswerError } from '../asking/answer.ts';
import { toErrorState } from '../completeness/error-state.ts';
import type { AnswerList, AnswerRow } from './find-lists.ts';
import { type Column, flatten, toColumns } from './flatten.ts';
import { isObject, type Json } from './json.ts';
import { areNegating, isQuantity, toQualifiers } from './qualifiers.ts';
import { labelKeys, toFieldText, toLabel, toValueText } from './value-text.ts';

/** One cell: its value, its text, and why there is none where that is so. */
export interface Cell {
  readonly text: string;
  /** A number or text to sort by; absent where nothing is recorded. */
  readonly order?: number | string;
  /** Why the value could not be found out. */
  readonly fault?: AnswerError;
  /** Whether the question did not apply to this item. */
  readonly isAbsent?: boolean;
}

/** One row of a table. */
export interface TableRow {
  readonly cells: readonly Cell[];
  /** What changes the meaning of the item; shown with its name. */
  readonly qualifiers: readonly string[];
  readonly isNegated: boolean;
  readonly owner: string;
}

/** A list of an answer as a table; its first column names the items. */
export interface AnswerTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly hasOwners: boolean;
}

/** Lays a list out as a table, nested values flattened. */
export function toTable(list: AnswerList): AnswerTable {
  const flat = list.rows.map(({ value }) => flatten(value));
  const [found, technical] = partition(toColumns(flat));
  const naming = findNaming(list, found);
  const name = found[naming];
  const columns = [
    ...(name === undefined ? [] : [name]),
    ...found.filter((column) => column !== name),
    ...technical,
  ];
  const rows = list.rows.map((row, index) => toRow(row, flat[index] ?? new Map<string, Json>(), columns));
  return { columns, rows, hasOwners: new Set(list.rows.map(({ owner }) => owner)).size > 1 };
}

/** Technical ids stand last. */
function partition(columns: readonly Column[]): readonly [Column[], Column[]] {
  return [
    columns.filter(({ isTechnical }) => !isTechnical),
    columns.filter(({ isTechnical }) => isTechnical),
  ];
}

function findNaming({ rows, isSources }: AnswerList, columns: readonly Column[]): number {
  if (isSources)
    return Math.max(
      0,
      columns.findIndex(({ key }) => key === 'setting'),
    );
  const [first] = rows;
  const label = first === undefined ? '' : toLabel(first.value);
  if (label === '') return 0;
  const key = labelKeys.find((one) =>
    columns.some((column) => column.key === one || column.key.startsWith(`${one}.`)),
  );
  return columns.findIndex((column) => column.key === key || column.key.startsWith(`${key ?? ''}.`));
}

function toRow(row: AnswerRow, values: ReadonlyMap<string, Json>, columns: readonly Column[]): TableRow {
  const qualifiers = toQualifiers(row.value);
  return {
    cells: columns.map(({ key }) => toCell(row, key, values.get(key))),
    qualifiers,
    isNegated: areNegating(qualifiers),
    owner: row.owner,
  };
}

function toCell({ faults }: AnswerRow, key: string, value: Json | undefined): Cell {
  if (value === null || value === undefined) {
    const fault = faults.find(({ below }) => {
      const place = below.filter((part) => typeof part === 'string').join('.');
      return place === '' || key === place || key.startsWith(`${place}.`);
    });
    if (fault !== undefined) {
      const isWithheld = toErrorState(fault.error) === 'WITHHELD';
      return { text: isWithheld ? 'Withheld' : 'Could not find out', fault: fault.error };
    }
    return value === null ? { text: '' } : { text: '', isAbsent: true };
  }
  const order = toOrder(value);
  return order === undefined ? { text: '' } : { text: toFieldText(key, value), order };
}

function toOrder(value: Json): number | string | undefined {
  if (typeof value === 'number') return value;
  if (isObject(value) && isQuantity(value) && typeof value['value'] === 'number') return value['value'];
  const text = typeof value === 'string' ? value : toValueText(value);
  return text === '' ? undefined : text;
}
