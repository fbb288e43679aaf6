import type { ColumnDef, Row } from '@tanstack/react-table';
import type { AnswerTable, Cell, TableRow } from '../../answer/to-table.ts';
import type { Features } from './features.ts';

/** The columns of an answer for the table: sorted by their values, filtered by what stands in them. */
export function toTableColumns({ columns }: AnswerTable): ColumnDef<Features, TableRow>[] {
  return columns.map(({ label }, index) => ({
    id: String(index),
    header: label,
    accessorFn: (row) => row.cells[index]?.order,
    // What is not recorded stands last, whichever way the rest is sorted.
    sortUndefined: 'last',
    sortFn: (left, right) => compare(left.original.cells[index], right.original.cells[index]),
    filterFn: (row, _column, sought: string) => includes(toCellText(row.original, index), sought),
  }));
}

/** Tells whether any part of a row holds what is sought. */
export function matchesRow(row: Row<Features, TableRow>, _column: string, sought: string): boolean {
  const { owner, cells } = row.original;
  return (
    includes(owner, sought) || cells.some((_, index) => includes(toCellText(row.original, index), sought))
  );
}

/** All that is read in a cell; what changes an item's meaning belongs to its name. */
export function toCellText({ cells, qualifiers }: TableRow, index: number): string {
  const text = cells[index]?.text ?? '';
  return index === 0 && qualifiers.length > 0 ? `${text} (${qualifiers.join(', ')})` : text;
}

function includes(text: string, sought: string): boolean {
  return text.toLowerCase().includes(sought.trim().toLowerCase());
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

function compare(left: Cell | undefined, right: Cell | undefined): number {
  const [one = '', other = ''] = [left?.order, right?.order];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return words.compare(String(one), String(other));
}

/** Widths for columns, in pixels, by what stands in the first rows. */
export function toWidths({ columns, rows }: AnswerTable): readonly number[] {
  return columns.map(({ isTechnical, label }, index) => {
    if (isTechnical) return 140;
    const lengths = rows.slice(0, 100).map((row) => toCellText(row, index).length);
    const longest = Math.max(label.length + 3, ...lengths);
    return Math.min(index === 0 ? 300 : 260, Math.max(90, 28 + longest * 7.4));
  });
}
