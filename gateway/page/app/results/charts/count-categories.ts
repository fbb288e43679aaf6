import type { AnswerTable } from '../../answer/to-table.ts';
import { toCellText } from '../table/table-columns.ts';

/** How often one value stands in a column. */
export interface CategoryCount {
  readonly category: string;
  readonly count: number;
  /** Whether it is no value, but that none could be found out or is recorded. */
  readonly isUnknown: boolean;
}

/** The most values that are told apart in a picture. */
const mostCategories = 30;

/** Counts the values of a column, the most frequent first. An item's name is counted with what changes its meaning. */
export function countCategories({ rows }: AnswerTable, column: number): readonly CategoryCount[] {
  const counts = new Map<string, CategoryCount>();
  for (const row of rows) {
    const cell = row.cells[column];
    if (cell?.isAbsent === true) continue;
    const text = toCellText(row, column);
    const category = cell?.fault === undefined ? text || 'not recorded' : cell.text.toLowerCase();
    const known = counts.get(category)?.count ?? 0;
    counts.set(category, { category, count: known + 1, isUnknown: cell?.fault !== undefined || text === '' });
  }
  const sorted = [...counts.values()].toSorted((left, right) => right.count - left.count);
  if (sorted.length <= mostCategories) return sorted;
  const rest = sorted.slice(mostCategories - 1);
  const count = rest.reduce((sum, one) => sum + one.count, 0);
  return [
    ...sorted.slice(0, mostCategories - 1),
    { category: `${rest.length} other values`, count, isUnknown: false },
  ];
}

/** Which columns have values that are worth counting, the best first. */
export function findCountable(table: AnswerTable): readonly number[] {
  const found = table.columns.flatMap(({ isTechnical }, index) => {
    if (isTechnical) return [];
    const values = new Set(table.rows.map((row) => row.cells[index]?.text ?? ''));
    return [{ index, share: values.size / Math.max(1, table.rows.length), few: values.size <= 12 }];
  });
  const rank = (one: { few: boolean; share: number }) => (one.few ? 0 : 1) + Math.min(0.99, one.share);
  return found.toSorted((left, right) => rank(left) - rank(right)).map(({ index }) => index);
}
