import { areNegating } from '../../answer/qualifiers.ts';
import type { AnswerTable, TableRow } from '../../answer/to-table.ts';
import { toCellText } from '../table/table-columns.ts';

/** How often one value stands in a column. */
export interface CategoryCount {
  readonly category: string;
  readonly count: number;
  /** Whether it is no value, but that none could be found out or is recorded. */
  readonly isUnknown: boolean;
}

/** What is said where there is no value. */
const unknownWords = new Set(['not recorded', 'withheld', 'could not find out']);

/** The most values that are told apart in a picture. */
const mostCategories = 30;

/**
 * Counts the values of a column, the most frequent first. An item's name is counted with what changes its meaning; in
 * any other column, what did not take place or does not hold is counted apart from what does.
 */
export function countCategories({ rows }: AnswerTable, column: number): readonly CategoryCount[] {
  const counts = new Map<string, CategoryCount>();
  for (const row of rows) {
    const cell = row.cells[column];
    if (cell?.isAbsent === true) continue;
    const text = toCellText(row, column);
    const category = cell?.fault === undefined ? toCategory(row, text) : cell.text.toLowerCase();
    // A value may read as what is said where there is none, and is counted apart from it.
    const isUnknown = cell?.fault !== undefined || text === '';
    const key = `${isUnknown} ${category}`;
    const known = counts.get(key)?.count ?? 0;
    const label = !isUnknown && unknownWords.has(category.toLowerCase()) ? `“${category}”` : category;
    counts.set(key, { category: label, count: known + 1, isUnknown });
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

function toCategory({ qualifiers }: TableRow, text: string): string {
  const said = text.toLowerCase();
  const unsaid = qualifiers.filter((word) => areNegating([word]) && !said.includes(word));
  return [text || 'not recorded', ...(unsaid.length === 0 ? [] : [`(${unsaid.join(', ')})`])].join(' ');
}

/** Which columns have values that are worth counting, the best first. */
export function findCountable(table: AnswerTable): readonly number[] {
  const found = table.columns.flatMap(({ isTechnical, label }, index) => {
    if (isTechnical) return [];
    const texts = table.rows.map((row) => row.cells[index]?.text ?? '');
    const values = new Set(texts.filter((text) => text !== ''));
    const rows = Math.max(1, texts.length);
    // What tells items apart says more than when they were, and than what hardly any of them has.
    const isTelling = telling.test(label) && values.size > 1;
    const isEmpty = texts.filter((text) => text === '').length > rows / 2;
    const rank = isTelling ? 0 : isEmpty ? 3 : values.size > 12 || values.size < 2 ? 2 : 1;
    return [{ index, rank: rank + Math.min(0.99, values.size / rows) }];
  });
  return found.toSorted((left, right) => left.rank - right.rank).map(({ index }) => index);
}

/** Names of columns whose few values say what kind of thing an item is. */
const telling = /status|state|certainty|setting|kind|category|class|origin|outcome/i;
