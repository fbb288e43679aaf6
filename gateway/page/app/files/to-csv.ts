import Papa from 'papaparse';
import type { AnswerTable, TableRow } from '../answer/to-table.ts';
import { toCellText } from '../results/table/table-columns.ts';

/**
 * Writes a table as CSV that a spreadsheet takes for text, never for formulae. Above the table stand lines that
 * begin with "#": what it is, when it was asked, what it lacks, and the query; the first says how many they are.
 */
export function toCsv(
  { columns, hasOwners }: AnswerTable,
  rows: readonly TableRow[],
  notes: readonly string[],
): string {
  const head = [...columns.map(({ label }) => label), 'Qualifiers', ...(hasOwners ? ['Belongs to'] : [])];
  const body = rows.map((row) => [
    ...row.cells.map((cell, index) =>
      typeof cell.order === 'number' && cell.text === String(cell.order)
        ? cell.order
        : toCellText(row, index),
    ),
    row.qualifiers.join('; '),
    ...(hasOwners ? [row.owner] : []),
  ]);
  const first = `# ${notes.length + 1} lines of notes; the table begins on line ${notes.length + 2}`;
  const above = [first, ...notes.map((note) => `# ${note.replaceAll(/\s*\n\s*/g, ' ')}`)];
  return Papa.unparse([...above.map((note) => [note]), head, ...body], {
    escapeFormulae: true,
    newline: '\r\n',
  });
}
