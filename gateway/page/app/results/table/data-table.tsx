import { useTable } from '@tanstack/react-table';
import { type ReactNode, useId, useMemo, useState } from 'react';
import type { AnswerList } from '../../answer/find-lists.ts';
import type { AnswerTable } from '../../answer/to-table.ts';
import { toCount } from '../../answer/words.ts';
import type { Answer } from '../../asking/answer.ts';
import { CsvButton } from '../../files/csv-button.tsx';
import { EmptyListView } from '../empty-list-view.tsx';
import { features } from './features.ts';
import { RowsView } from './rows-view.tsx';
import { matchesRow, toTableColumns, toWidths } from './table-columns.ts';

/** A table that can be sorted and filtered, and taken along as it then stands. */
export function DataTable(props: {
  readonly answer: Answer;
  readonly list: AnswerList;
  readonly table: AnswerTable;
  readonly children: ReactNode;
}) {
  const { answer, list, table: given } = props;
  const [sought, setSought] = useState('');
  const [hasFilters, setFilters] = useState(false);
  const field = useId();
  const parts = useMemo(
    () => ({ columns: toTableColumns(given), widths: toWidths(given), data: [...given.rows] }),
    [given],
  );
  const table = useTable({
    features,
    columns: parts.columns,
    data: parts.data,
    globalFilterFn: matchesRow,
    getColumnCanGlobalFilter: () => true,
    state: { globalFilter: sought },
  });
  const { rows } = table.getRowModel();
  return (
    <>
      <div className="tool-line">
        <strong className="hint printed-only">{list.name}</strong>
        {props.children}
        <label htmlFor={field}>Filter</label>
        <input
          id={field}
          type="search"
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <label className="check-line">
          <input
            type="checkbox"
            checked={hasFilters}
            onChange={() => {
              setFilters(!hasFilters);
              table.resetColumnFilters(true);
            }}
          />
          Filter by column
        </label>
        <span className="hint" role="status">
          {rows.length === given.rows.length
            ? toCount(rows.length, 'row')
            : `${rows.length.toLocaleString('en-GB')} of ${toCount(given.rows.length, 'row')}`}
        </span>
        <CsvButton answer={answer} list={list} table={given} rows={rows.map(({ original }) => original)} />
      </div>
      {given.rows.length === 0 ? (
        <EmptyListView answer={answer} list={list} />
      ) : (
        <RowsView
          table={table}
          given={given}
          widths={parts.widths}
          hasFilters={hasFilters}
          label={list.label}
        />
      )}
    </>
  );
}
