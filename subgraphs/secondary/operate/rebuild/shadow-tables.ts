import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { SenderConfiguration } from '../../profiles/sender-configuration.ts';
import { createProjectionTables, migrations } from '../../store/migrations.ts';
import type { HospitalTables, MessageTable } from '../../store/tables.ts';

/** The schema in which the next projection is built while the present one serves. */
export const shadow = 'hospital_rebuild';

/** What reading a message anew came to, before anything of it holds. */
type ReadingTable = Pick<
  MessageTable,
  'trust' | 'type' | 'event' | 'event_time' | 'sent_at' | 'state' | 'reason' | 'faults' | 'keys' | 'mentions'
> & { readonly id: string };

/** The tables of a rebuild: what every message says now, every unit to project, and how far it has come. */
export type ShadowTables = {
  reading: ReadingTable;
  unit: { readonly key: string; readonly is_projected: boolean };
  progress: { readonly mark: string; readonly last_message: string };
};

/** The tables of a rebuild. */
export function toShadow(tables: Kysely<HospitalTables>): Kysely<ShadowTables> {
  return tables.withSchema(shadow).withTables<ShadowTables>();
}

/**
 * Opens a rebuild: goes on with one that was interrupted, or begins one. Returns the last message that was read.
 *
 * One that was begun with other tables or other senders would mix two readings, so it is begun anew.
 */
export async function openShadow(
  tables: Kysely<HospitalTables>,
  senders: readonly SenderConfiguration[],
  isFresh: boolean,
): Promise<string> {
  const mark = toMark(senders);
  const known = isFresh ? undefined : await readProgress(tables);
  if (known?.mark === mark) return known.last_message;
  await tables.transaction().execute(async (transaction) => {
    await sql`drop schema if exists ${sql.id(shadow)} cascade`.execute(transaction);
    await sql`create schema ${sql.id(shadow)}`.execute(transaction);
    await createProjectionTables(transaction.withSchema(shadow));
    await sql`create table ${sql.id(shadow, 'reading')} (
      id bigint primary key, trust text not null, type text not null, event text not null, event_time text,
      sent_at text, state text not null, reason text, faults text[] not null, keys text[] not null,
      mentions text[] not null
    )`.execute(transaction);
    await sql`create index on ${sql.id(shadow, 'reading')} using gin (keys)`.execute(transaction);
    await sql`create table ${sql.id(shadow, 'unit')} (
      key text primary key, is_projected boolean not null default false
    )`.execute(transaction);
    await sql`create index on ${sql.id(shadow, 'unit')} (key) where not is_projected`.execute(transaction);
    await sql`create table ${sql.id(shadow, 'progress')} (
      mark text primary key, last_message bigint not null
    )`.execute(transaction);
    await toShadow(transaction).insertInto('progress').values({ mark, last_message: '0' }).execute();
  });
  return '0';
}

/** Tells whether a rebuild was begun and not finished. */
export async function isRebuilding(tables: Kysely<HospitalTables>): Promise<boolean> {
  return (await readProgress(tables)) !== undefined;
}

async function readProgress(tables: Kysely<HospitalTables>) {
  const { rows } = await sql<{ name: string | null }>`
    select to_regclass(${`${shadow}.progress`})::text as name`.execute(tables);
  if (rows[0]?.name === null || rows[0] === undefined) return undefined;
  return toShadow(tables).selectFrom('progress').selectAll().executeTakeFirst();
}

function toMark(senders: readonly SenderConfiguration[]): string {
  return createHash('sha256')
    .update(JSON.stringify([Object.keys(migrations), senders]))
    .digest('hex');
}
