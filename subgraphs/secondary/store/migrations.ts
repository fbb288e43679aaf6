import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What tables are created with. */
type Database = Pick<Kysely<unknown>, 'schema'>;

/** The changes of the hospital store's tables, by name in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-messages': { up: createMessages },
  '0002-projection': { up: createProjection },
  '0003-reports': { up: createReports },
};

/** Creates the tables of the projection as they are after every migration, as for a projection that is built anew. */
export async function createProjectionTables(database: Database): Promise<void> {
  await createProjection(database);
  await createReports(database);
}

async function createMessages(database: Database): Promise<void> {
  await database.schema
    .createTable('message')
    .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('trust', 'text', (column) => column.notNull())
    .addColumn('application', 'text', (column) => column.notNull())
    .addColumn('facility', 'text', (column) => column.notNull())
    .addColumn('control_id', 'text', (column) => column.notNull())
    .addColumn('digest', 'bytea', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('event_time', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('received_at', 'timestamptz', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('received', 'applied', 'ignored', 'quarantined')`),
    )
    .addColumn('reason', 'text')
    .addColumn('faults', sql`text[]`, (column) => column.notNull())
    .addColumn('keys', sql`text[]`, (column) => column.notNull())
    .addColumn('mentions', sql`text[]`, (column) => column.notNull())
    .addColumn('raw', 'bytea', (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex('message_once')
    .on('message')
    .columns(['application', 'facility', 'control_id', 'digest'])
    .unique()
    .execute();
  await database.schema
    .createIndex('message_control_id')
    .on('message')
    .columns(['application', 'facility', 'control_id'])
    .unique()
    .where(sql.ref('state'), '<>', sql.lit('quarantined'))
    .execute();
  await database.schema
    .createIndex('message_to_apply')
    .on('message')
    .columns(['id'])
    .where(sql.ref('state'), '=', sql.lit('received'))
    .execute();
  await database.schema.createIndex('message_keys').on('message').using('gin').column('keys').execute();
  await database.schema
    .createIndex('message_unsettled')
    .on('message')
    .using('gin')
    .column('mentions')
    .where(sql.ref('state'), 'in', sql`('received', 'quarantined')`)
    .execute();
  await database.schema
    .createTable('sender')
    .addColumn('application', 'text', (column) => column.notNull())
    .addColumn('facility', 'text', (column) => column.notNull())
    .addColumn('trust', 'text', (column) => column.notNull())
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('last_sent_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('sender_key', ['application', 'facility'])
    .execute();
}

async function createProjection(database: Database): Promise<void> {
  await database.schema
    .createTable('hospital_person')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('trust', 'text', (column) => column.notNull())
    .addColumn('hospital_number', 'text')
    .addColumn('merged_into', 'text')
    .addColumn('birth_date', 'text')
    .addColumn('family_name', 'text')
    .addColumn('is_deleted', 'boolean', (column) => column.notNull())
    .addColumn('faults', sql`text[]`, (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex('hospital_person_merged')
    .on('hospital_person')
    .column('merged_into')
    .execute();
  await database.schema
    .createTable('person_identity')
    .addColumn('person_key', 'text', (column) => column.notNull())
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_identity_key', ['nhs_number', 'person_key'])
    .execute();
  await database.schema
    .createIndex('person_identity_person')
    .on('person_identity')
    .column('person_key')
    .execute();
  await createTold(database, 'encounter')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('visit_number', 'text', (column) => column.notNull())
    .addColumn('person_keys', sql`text[]`, (column) => column.notNull())
    .addColumn('is_cancelled', 'boolean', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('class', 'text')
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('admission_method', 'jsonb')
    .addColumn('discharge_destination', 'jsonb')
    .addColumn('specialty', 'jsonb')
    .addColumn('reason', 'jsonb')
    .addColumn('participants', 'jsonb', (column) => column.notNull())
    .addColumn('faults', sql`text[]`, (column) => column.notNull())
    .execute();
  await createIndexOnPeople(database, 'encounter');
  await createPart(database, 'location_stay')
    .addColumn('place', 'jsonb', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .execute();
  await createPart(database, 'diagnosis')
    .addColumn('code', 'jsonb', (column) => column.notNull())
    .addColumn('type', 'text')
    .addColumn('recorded_at', 'text')
    .execute();
  await createPart(database, 'procedure')
    .addColumn('code', 'jsonb', (column) => column.notNull())
    .addColumn('performed_at', 'text')
    .execute();
  await createTold(database, 'allergy')
    .addColumn('person_key', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('allergy', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('allergy_key', ['person_key', 'position'])
    .execute();
  await createTold(database, 'document')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('document_number', 'text', (column) => column.notNull())
    .addColumn('person_keys', sql`text[]`, (column) => column.notNull())
    .addColumn('is_withdrawn', 'boolean', (column) => column.notNull())
    .addColumn('confidentiality', 'text')
    .addColumn('type', 'jsonb')
    .addColumn('title', 'text')
    .addColumn('created', 'text')
    .addColumn('author', 'jsonb')
    .addColumn('content_type', 'text')
    .addColumn('text', 'text')
    .addColumn('faults', sql`text[]`, (column) => column.notNull())
    .execute();
  await createIndexOnPeople(database, 'document');
}

async function createReports(database: Database): Promise<void> {
  await createTold(database, 'report')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('identity', 'text', (column) => column.notNull())
    .addColumn('person_keys', sql`text[]`, (column) => column.notNull())
    .addColumn('report', 'jsonb', (column) => column.notNull())
    .addColumn('earlier', 'jsonb', (column) => column.notNull())
    .addColumn('faults', sql`text[]`, (column) => column.notNull())
    .execute();
  await createIndexOnPeople(database, 'report');
}

function createTold(database: Database, name: string) {
  return database.schema
    .createTable(name)
    .addColumn('trust', 'text', (column) => column.notNull())
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text')
    .addColumn('received_at', 'timestamptz', (column) => column.notNull());
}

function createPart(database: Database, name: string) {
  return database.schema
    .createTable(name)
    .addColumn('encounter_key', 'text', (column) =>
      column.notNull().references('encounter.key').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${name}_key`, ['encounter_key', 'position']);
}

function createIndexOnPeople(database: Database, name: string) {
  return database.schema
    .createIndex(`${name}_person_keys`)
    .on(name)
    .using('gin')
    .column('person_keys')
    .execute();
}
