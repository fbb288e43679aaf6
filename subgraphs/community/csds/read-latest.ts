import { admitRows, type AdmittedRows } from './admit-rows.ts';
import { isOfProvider, type Layout, placeTable, trimmed } from './layout.ts';
import type { Query } from './query.ts';
import type { Table } from './tables.ts';

/** One provider's tables, and how they are asked. */
export interface ProviderTables {
  readonly query: Query;
  /** The provider's ODS code. */
  readonly provider: string;
  readonly layout: Layout;
}

/**
 * Reads the latest row of every record of a table that was ever found under one of the parents; a table that the provider
 * does not keep has none.
 *
 * A record can move, as when a wrong NHS number is corrected, so its latest row decides where it belongs; rows
 * that have moved elsewhere are left to the caller, who knows whom it asked for.
 */
export async function readLatest<Row>(
  { query, provider, layout }: ProviderTables,
  table: Table<Row>,
  parents: readonly string[],
): Promise<AdmittedRows<Row>> {
  const isKept = placeTable(layout, table.name).isKept;
  if (parents.length === 0 || !isKept) return admitRows(table, []);
  return admitRows(table, await query(toStatement(table, layout), [provider, parents]));
}

/** The statement that reads the latest rows; `$1` is the provider's code, `$2` the parents in every spelling. */
export function toStatement(table: Table<unknown>, layout: Layout = {}): string {
  const { key, parent, versioned, columns } = table;
  const placed = placeTable(layout, table.name);
  const keys = key.map((column) => trimmed(placed.column(column)));
  const own = isOfProvider(placed, '$1');
  const underParents = `${own} and ${placed.column(parent)}::text = any($2::text[])`;
  const [identity] = key;
  const latest = versioned && placed.has('effective_from');
  // Everything is read as text, so that one odd value refuses its row and not the whole answer.
  return [
    `select distinct on (${keys.join(', ')})`,
    columns.map((column) => `${placed.column(column)}::text as ${column}`).join(', '),
    `from ${placed.name}`,
    key.length === 1 && identity !== undefined && identity !== parent
      ? `where ${own} and ${placed.column(identity)}::text in (${toSpellings(placed.name, placed.column(identity), underParents)})`
      : `where ${underParents}`,
    `order by ${keys.join(', ')}${latest ? `, ${placed.column('effective_from')} desc nulls last` : ''}`,
  ].join(' ');
}

/** Both spellings of each id, listed rather than computed on the other side, so that an index can serve it. */
function toSpellings(name: string, identity: string, condition: string): string {
  const id = trimmed(identity);
  return `select unnest(array[${id}, ${id} || '|']) from ${name} where ${condition}`;
}
