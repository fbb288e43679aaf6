import type { AnswerList } from '../answer/find-lists.ts';
import type { AnswerTable, TableRow } from '../answer/to-table.ts';
import { toCount } from '../answer/words.ts';
import type { Answer } from '../asking/answer.ts';
import { Icon } from '../look/icon.tsx';
import { describeEmptiness } from '../completeness/describe.ts';
import { toEmptiness } from '../completeness/empty-list.ts';
import { describeAnswer } from './describe-answer.ts';
import { saveFile, toFileName } from './save-file.ts';

/** Saves the rows as they are filtered and sorted. */
export function CsvButton(props: {
  readonly answer: Answer;
  readonly list: AnswerList;
  readonly table: AnswerTable;
  readonly rows: readonly TableRow[];
}) {
  const { answer, list, table, rows } = props;
  const save = async () => {
    const { toCsv } = await import('./to-csv.ts');
    const of = rows.length === table.rows.length ? '' : ` of ${table.rows.length}, filtered`;
    const notes = [
      ...describeAnswer(answer, `${list.key}, ${toCount(rows.length, 'row')}${of}`),
      ...(list.rows.length === 0 ? describeEmptiness(toEmptiness(answer, list)) : []),
      `Query text: ${answer.question.query
        .replaceAll(/#[^\n]*/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim()}`,
    ];
    // The mark at the start tells spreadsheets that it is UTF-8.
    // As the list is called, so that several tables of one answer are told apart.
    const name = toFileName(list.name, answer.askedAt, 'csv');
    saveFile(name, 'text/csv;charset=utf-8', `\uFEFF${toCsv(table, rows, notes)}\r\n`);
  };
  return (
    <button type="button" className="button" onClick={() => void save()}>
      <Icon name="download" /> CSV
    </button>
  );
}
