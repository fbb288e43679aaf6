import { isOfProvider, type Layout, placeTable, trimmed } from './layout.ts';
import type { Table } from './tables.ts';

/**
 * The statement that reads some columns of the latest row of every record of a provider, all as text; the first column
 * tells records apart. `$1` is the provider's code.
 *
 * @param columns the names that they are given, with ours
 */
export function toLatestColumns(
  layout: Layout,
  { name, versioned }: Table<unknown>,
  columns: Readonly<{ id: string } & Record<string, string>>,
): string {
  const table = placeTable(layout, name);
  const id = trimmed(table.column(columns.id));
  const others = Object.entries(columns)
    .filter(([given]) => given !== 'id')
    .map(([given, column]) => `${table.column(column)}::text as ${given}`);
  const latest =
    versioned && table.has('effective_from') ? `, ${table.column('effective_from')} desc nulls last` : '';
  return `select distinct on (${id}) ${[`${id} as id`, ...others].join(', ')}
    from ${table.name} where ${isOfProvider(table, '$1')} order by ${id}${latest}`;
}
