/** One row of a table: what stands in each column, by the column's heading. */
export interface TableRow {
  readonly name: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** A table of a page, under the heading that it follows; its first column names the rows. */
export interface PageTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Reads the tables of a Markdown page, each with the last heading before it. */
export function readTables(page: string): readonly PageTable[] {
  const tables: { heading: string; columns: string[]; rows: TableRow[] }[] = [];
  let heading = '';
  let open: (typeof tables)[number] | undefined;
  for (const line of page.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+\s*/, '').trim();
    if (!line.startsWith('|')) {
      open = undefined;
      continue;
    }
    const [name = '', ...texts] = line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    if (open === undefined) {
      open = { heading, columns: texts, rows: [] };
      tables.push(open);
    } else if (!/^-+$/.test(name)) {
      const cells = new Map(open.columns.map((column, index) => [column, texts[index] ?? '']));
      open.rows.push({ name, cells });
    }
  }
  return tables;
}
