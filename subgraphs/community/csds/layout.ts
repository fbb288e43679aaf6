/** Where a provider keeps one of the tables: a table or view of any name, with columns of any names. */
export interface TableLayout {
  /** Its name, with its schema before it where it needs one. */
  readonly view?: string | undefined;
  /** Our names with the provider's; `null` for a column that it does not have. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined;
}

/** Where a provider keeps its tables, by our names; `null` for a table that it does not keep. */
export type Layout = Readonly<Record<string, TableLayout | null>>;

/** One of a provider's tables as statements name it. */
export interface PlacedTable {
  /** Whether the provider keeps it at all. */
  readonly isKept: boolean;
  /** Its quoted name. */
  readonly name: string;
  /** A column, quoted; `null` as an expression for one that the provider does not have. */
  column(name: string): string;
  /** Whether the provider has a column. */
  has(name: string): boolean;
}

/** Finds where a provider keeps a table; what its layout does not say is as the data set names it. */
export function placeTable(layout: Layout, name: string): PlacedTable {
  const placed = layout[name];
  const columns = placed?.columns ?? {};
  const has = (column: string) => columns[column] !== null;
  return {
    isKept: placed !== null,
    name: (placed?.view ?? name).split('.').map(quote).join('.'),
    has,
    column: (column) => (has(column) ? quote(columns[column] ?? column) : 'null::text'),
  };
}

/** A condition that holds for the provider's own rows; a view without the column holds no others. */
export function isOfProvider(table: PlacedTable, parameter: string): string {
  // The parameter stays in use, so that every statement has the same ones.
  return table.has('orgid_provider')
    ? `${table.column('orgid_provider')} = ${parameter}`
    : `${parameter}::text is not null`;
}

/** An identity without the bar and spaces that some submissions leave at its end. */
export function trimmed(column: string): string {
  return `rtrim(${column}::text, '| ')`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
