import type { Insertable, Transaction } from 'kysely';
import type { Rows } from './to-rows.ts';
import type { HospitalTables } from './tables.ts';

/** Puts the rows of some units in the place of all that was held about those units. */
export async function replaceRows(
  transaction: Transaction<HospitalTables>,
  keys: readonly string[],
  units: readonly Rows[],
): Promise<void> {
  await removeUnits(transaction, keys);
  const rows = <Table extends keyof HospitalTables>(table: Table) =>
    units.flatMap((unit): readonly NonNullable<Rows[Table]>[number][] => unit[table] ?? []);
  await insertRows(transaction, 'hospital_person', rows('hospital_person'));
  await insertRows(transaction, 'person_identity', rows('person_identity'));
  await insertRows(transaction, 'allergy', rows('allergy'));
  await insertRows(transaction, 'encounter', rows('encounter'));
  await insertRows(transaction, 'location_stay', rows('location_stay'));
  await insertRows(transaction, 'diagnosis', rows('diagnosis'));
  await insertRows(transaction, 'procedure', rows('procedure'));
  await insertRows(transaction, 'document', rows('document'));
}

async function insertRows<Table extends keyof HospitalTables>(
  transaction: Transaction<HospitalTables>,
  table: Table,
  rows: readonly Insertable<HospitalTables[Table]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await transaction
      .insertInto(table)
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  }
}

/** PostgreSQL takes 65,535 parameters in a statement, and no table here has more than 30 columns. */
const rowsAtOnce = 1000;

async function removeUnits(transaction: Transaction<HospitalTables>, keys: readonly string[]): Promise<void> {
  const within = [...keys];
  await transaction.deleteFrom('hospital_person').where('key', 'in', within).execute();
  await transaction.deleteFrom('person_identity').where('person_key', 'in', within).execute();
  await transaction.deleteFrom('allergy').where('person_key', 'in', within).execute();
  // Stays, diagnoses and procedures go with their encounter.
  await transaction.deleteFrom('encounter').where('key', 'in', within).execute();
  await transaction.deleteFrom('document').where('key', 'in', within).execute();
}
