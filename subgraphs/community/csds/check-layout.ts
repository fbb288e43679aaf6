import { type Layout, placeTable } from './layout.ts';
import type { Query } from './query.ts';
import * as tables from './tables.ts';
import { thresholdTable } from './read-thresholds.ts';

/** Something of a provider's tables that is not where its layout says. */
export interface LayoutFault {
  /** Our name of the table. */
  readonly table: string;
  /** Our name of the column; empty where the whole table cannot be read. */
  readonly column?: string;
  /** Whether the provider may do without it, and then has nothing of it. */
  readonly isOptional: boolean;
  readonly fault: 'is not there' | 'may not be read by us' | 'cannot be read';
}

/** The tables that the provider must have; without any other nothing of its kind is known. */
const required: ReadonlySet<string> = new Set([
  tables.people.name,
  tables.referrals.name,
  tables.contacts.name,
]);

const all: readonly Pick<tables.Table<unknown>, 'name' | 'columns' | 'versioned'>[] = Object.values(tables)
  .filter((table) => typeof table === 'object')
  .map(({ name, columns, versioned }) => ({ name, columns, versioned }));

/** The names by which a layout can call a table. */
export const tableNames: readonly string[] = [...all.map(({ name }) => name), thresholdTable];

/** Finds what of a provider's tables is not where its layout says; reads no row. Fails where the database is away. */
export async function findLayoutFaults(query: Query, layout: Layout): Promise<readonly LayoutFault[]> {
  const faults: LayoutFault[] = [];
  for (const { name, columns, versioned } of all) {
    const table = placeTable(layout, name);
    if (!table.isKept) continue;
    const isOptional = !required.has(name);
    const probe = (expression: string) => tryOut(query, `select ${expression} from ${table.name} limit 0`);
    const whole = await probe('1');
    if (whole !== undefined) {
      faults.push({ table: name, isOptional, fault: whole });
      continue;
    }
    const wanted = [...new Set([...columns, ...(versioned ? ['effective_from'] : []), 'orgid_provider'])];
    // One statement where all is well, and one a column only where something is not.
    if ((await probe(wanted.map((column) => table.column(column)).join(', '))) === undefined) continue;
    for (const column of wanted) {
      const fault = await probe(table.column(column));
      if (fault !== undefined) faults.push({ table: name, column, isOptional, fault });
    }
  }
  return faults;
}

async function tryOut(query: Query, statement: string): Promise<LayoutFault['fault'] | undefined> {
  try {
    await query(statement, []);
    return undefined;
  } catch (cause) {
    const state = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (state === '42P01' || state === '42703' || state === '3F000') return 'is not there';
    if (state === '42501') return 'may not be read by us';
    if (state.startsWith('42')) return 'cannot be read';
    throw cause;
  }
}

/** Says a fault and its remedy to an operator, such as `cyp201carecontact.staff_id is not there`. */
export function toFaultWords({ table, column, fault }: LayoutFault): string {
  return `${table}${column === undefined ? '' : `.${column}`} ${fault}`;
}
