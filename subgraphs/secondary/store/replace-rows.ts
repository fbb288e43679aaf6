import { sql, type Transaction } from 'kysely';
import { type ProjectedTable, projectedTables, type Rows } from './to-rows.ts';
import type { HospitalTables } from './tables.ts';

/**
 * Puts the rows of some units in the place of all that was held about those units, in two statements.
 *
 * Rows travel as one JSON value for each table, which the server takes apart faster than ten thousand parameters.
 */
export async function replaceRows(
  transaction: Transaction<HospitalTables>,
  keys: readonly string[],
  units: readonly Rows[],
  schema = 'hospital',
): Promise<void> {
  await removeUnits(transaction, keys, schema);
  const inserts = projectedTables.flatMap((table) => {
    const rows = units.flatMap((unit): readonly object[] => unit[table] ?? []);
    return rows.length === 0 ? [] : [toInsert(table, rows, schema)];
  });
  if (inserts.length > 0) await sql`with ${sql.join(inserts)} select 1`.execute(transaction);
}

function toInsert(table: ProjectedTable, rows: readonly object[], schema: string) {
  const target = sql.id(schema, table);
  return sql`${sql.id(`into_${table}`)} as (
    insert into ${target}
    select * from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json)
  )`;
}

/** Removes all that is held about some units; the parts of a visit or a report go with it. */
async function removeUnits(
  transaction: Transaction<HospitalTables>,
  keys: readonly string[],
  schema: string,
): Promise<void> {
  const within = sql`any(${sql.val([...keys])}::text[])`;
  const removals = [
    ['hospital_person', 'key'],
    ['person_identity', 'person_key'],
    ['allergy', 'person_key'],
    ['encounter', 'key'],
    ['document', 'key'],
    ['report', 'key'],
  ].map(
    ([table = '', key = '']) =>
      sql`${sql.id(`from_${table}`)} as (delete from ${sql.id(schema, table)} where ${sql.id(key)} = ${within})`,
  );
  await sql`with ${sql.join(removals)} select 1`.execute(transaction);
}
