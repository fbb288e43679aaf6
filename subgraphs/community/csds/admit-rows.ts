import { isReadableText } from './readable-text.ts';
import { trimLocalId } from './local-id.ts';
import type { Table } from './tables.ts';

/** The rows of one table that can be read, and where those belong that cannot. */
export interface AdmittedRows<Row> {
  readonly rows: readonly Row[];
  /** The parent of each refused row; `undefined` where even that cannot be read. */
  readonly refusedParents: readonly (string | undefined)[];
}

/** Admits the rows that have the table's shape; one that does not never stops the next. */
export function admitRows<Row>(table: Table<Row>, rows: readonly unknown[]): AdmittedRows<Row> {
  const admitted: Row[] = [];
  const refusedParents: (string | undefined)[] = [];
  for (const row of rows) {
    const result = table.row.safeParse(row);
    if (result.success) admitted.push(result.data);
    else refusedParents.push(toParent(row, table.parent));
  }
  return { rows: admitted, refusedParents };
}

/** How many refused rows there are under some parents; one whose parent cannot be read may be anyone's. */
export function countRefused(
  { refusedParents }: AdmittedRows<unknown>,
  parents: ReadonlySet<string>,
): number {
  return refusedParents.filter((parent) => parent === undefined || parents.has(parent)).length;
}

function toParent(row: unknown, column: string): string | undefined {
  const value =
    typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[column] : undefined;
  return typeof value === 'string' && isReadableText(value) ? trimLocalId(value) || undefined : undefined;
}
