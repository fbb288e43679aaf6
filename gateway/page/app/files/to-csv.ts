import Papa from 'papaparse';
import type { AnswerTable, TableRow } from '../answer/to-table.ts';
import { toCellText } from '../results/table/table-columns.ts';

/**
 * Texts that a spreadsheet would make another value of: codes of more than 15 digits lose their last ones, leading
 * zeros go, `1E5` becomes 100000, and `1-2` a day in February.
 */
const mistakable = /^(?:0\d+|\d{16,}|\d+E\d+|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?)$/i;

/**
 * Writes a table as CSV whose texts a spreadsheet takes for text, never for formulae, numbers or dates. Above the table stand lines that
 * begin with "#": what it is, when it was asked, what it lacks, and the query; the first says how many they are.
 */
export function toCsv(
  { columns, hasOwners }: AnswerTable,
  rows: readonly TableRow[],
  notes: readonly string[],
): string {
  const hasFaults = rows.some(({ cells }) => cells.some(({ fault }) => fault !== undefined));
  const head = [
    ...columns.map(({ label }) => label),
    'Qualifiers',
    // A text may read “Withheld” too; what stands in this column is no value.
    ...(hasFaults ? ['Not answered'] : []),
    ...(hasOwners ? ['Belongs to'] : []),
  ];
  const body = rows.map((row) => [
    ...row.cells.map((cell, index) =>
      typeof cell.order === 'number' && cell.text === String(cell.order)
        ? cell.order
        : toText(toCellText(row, index)),
    ),
    row.qualifiers.join('; '),
    ...(hasFaults ? [toFaults(row, columns)] : []),
    ...(hasOwners ? [row.owner] : []),
  ]);
  const first = `# ${notes.length + 1} lines of notes; the table begins on line ${notes.length + 2}`;
  const above = [first, ...notes.map((note) => `# ${note.replaceAll(/\s*\n\s*/g, ' ')}`)];
  return Papa.unparse([...above.map((note) => [note]), head, ...body], {
    // What begins so is a formula; an apostrophe before it, as before what is mistakable, makes it text.
    escapeFormulae: true,
    newline: '\r\n',
  });
}

function toFaults({ cells }: TableRow, columns: AnswerTable['columns']): string {
  return cells
    .flatMap(({ fault, text }, index) =>
      fault === undefined
        ? []
        : [`${columns[index]?.label ?? ''}: ${[text, fault.code].filter(Boolean).join(' ')}`],
    )
    .join('; ');
}

function toText(text: string): string {
  return mistakable.test(text) ? `'${text}` : text;
}
