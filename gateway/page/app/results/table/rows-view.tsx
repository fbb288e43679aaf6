import type { ReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { AnswerTable, TableRow } from '../../answer/to-table.ts';
import { toCount } from '../../answer/words.ts';
import { mostPrinted, usePrinting } from '../use-printing.ts';
import { CellView } from './cell-view.tsx';
import { ColumnHead } from './column-head.tsx';
import type { Features } from './features.ts';

/** The rows that are seen; the others are only space, so that thousands of rows stay light. */
export function RowsView(props: {
  readonly table: ReactTable<Features, TableRow>;
  readonly given: AnswerTable;
  readonly widths: readonly number[];
  readonly hasFilters: boolean;
  readonly label: string;
}) {
  const { table, given, widths, hasFilters, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const isPrinting = usePrinting();
  const items = isPrinting
    ? rows.slice(0, mostPrinted).map((row, index) => ({ index, key: row.id }))
    : virtual.getVirtualItems();
  const before = isPrinting ? 0 : (virtual.getVirtualItems()[0]?.start ?? 0);
  const after = isPrinting ? 0 : virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const ownerWidth = given.hasOwners ? 200 : 0;
  const whole = ownerWidth + widths.reduce((sum, width) => sum + width, 0);
  // Paper is as wide as it is; what would stand beside it would be lost.
  const toWidth = (width = 0) => (isPrinting ? `${(width / whole) * 100}%` : width);
  return (
    <div className="table-scroller" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <table className="data-table" aria-rowcount={rows.length + 1} style={{ width: whole }}>
        <colgroup>
          {headers.map(({ id }, index) => (
            <col key={id} style={{ width: toWidth(widths[index]) }} />
          ))}
          {given.hasOwners && <col style={{ width: toWidth(ownerWidth) }} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {headers.map((header) => (
              <ColumnHead key={header.id} header={header} hasFilter={hasFilters} />
            ))}
            {given.hasOwners && <th scope="col">Belongs to</th>}
          </tr>
        </thead>
        <tbody>
          <Space height={before} />
          {items.map(({ index, key }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { original } = row;
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                className={original.isNegated ? 'row-negated' : undefined}
              >
                {original.cells.map((cell, column) => (
                  <CellView
                    key={given.columns[column]?.key ?? column}
                    cell={cell}
                    qualifiers={column === 0 ? original.qualifiers : []}
                    isName={column === 0}
                    isTechnical={given.columns[column]?.isTechnical === true}
                  />
                ))}
                {given.hasOwners && <td>{original.owner}</td>}
              </tr>
            );
          })}
          <Space height={after} />
        </tbody>
      </table>
      {isPrinting && rows.length > mostPrinted && (
        <p className="notice">
          Printed are {toCount(mostPrinted, 'row')} of {toCount(rows.length, 'row')}. The CSV file has them
          all.
        </p>
      )}
      {rows.length === 0 && <p className="notice">No row fits the filter.</p>}
    </div>
  );
}

function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="row-space">
      <td style={{ height }} />
    </tr>
  );
}
