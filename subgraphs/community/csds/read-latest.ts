import { admitRows, type AdmittedRows } from './admit-rows.ts';
import type { Query } from './query.ts';
import type { Table } from './tables.ts';

/**
 * Reads the latest row of every record of a table that was ever found under one of the parents.
 *
 * A record can move, as when a wrong NHS number is corrected, so its latest row decides where it belongs; rows
 * that have moved elsewhere are left to the caller, who knows whom it asked for.
 */
export async function readLatest<Row>(
  query: Query,
  provider: string,
  table: Table<Row>,
  parents: readonly string[],
): Promise<AdmittedRows<Row>> {
  if (parents.length === 0) return admitRows(table, []);
  return admitRows(table, await query(toStatement(table), [provider, parents]));
}

/** The statement that reads the latest rows; `$1` is the provider's code, `$2` the parents in every spelling. */
export function toStatement(table: Table<unknown>): string {
  const { name, key, parent, versioned, columns } = table;
  const keys = key.map(trimmed);
  const underParents = `orgid_provider = $1 and ${parent} = any($2::text[])`;
  const [identity] = key;
  // Everything is read as text, so that one odd value refuses its row and not the whole answer.
  return [
    `select distinct on (${keys.join(', ')})`,
    columns.map((column) => `${column}::text as ${column}`).join(', '),
    `from ${name}`,
    key.length === 1 && identity !== undefined && identity !== parent
      ? `where orgid_provider = $1 and ${identity} in (${toSpellings(name, identity, underParents)})`
      : `where ${underParents}`,
    `order by ${keys.join(', ')}${versioned ? ', effective_from desc nulls last' : ''}`,
  ].join(' ');
}

/** Both spellings of each id, listed rather than computed on the other side, so that an index can serve it. */
function toSpellings(name: string, identity: string, condition: string): string {
  const id = trimmed(identity);
  return `select unnest(array[${id}, ${id} || '|']) from ${name} where ${condition}`;
}

function trimmed(column: string): string {
  return `rtrim(${column}, '| ')`;
}
