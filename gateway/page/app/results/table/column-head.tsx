import type { Header } from '@tanstack/react-table';
import type { TableRow } from '../../answer/to-table.ts';
import type { Features } from './features.ts';

/** The head of a column: press it to sort. */
export function ColumnHead(props: {
  readonly header: Header<Features, TableRow>;
  readonly hasFilter: boolean;
}) {
  const { column } = props.header;
  const label = String(column.columnDef.header ?? '');
  const sorted = column.getIsSorted();
  const filter = column.getFilterValue();
  return (
    <th scope="col" aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}>
      <button type="button" className="sort-button" onClick={column.getToggleSortingHandler()}>
        {label}
        <span aria-hidden="true" className="sort-mark">
          {sorted === false ? '↕' : sorted === 'asc' ? '↑' : '↓'}
        </span>
      </button>
      {props.hasFilter && (
        <input
          type="search"
          autoComplete="off"
          aria-label={`Filter by ${label}`}
          value={typeof filter === 'string' ? filter : ''}
          onChange={(event) => column.setFilterValue(event.currentTarget.value)}
        />
      )}
    </th>
  );
}
