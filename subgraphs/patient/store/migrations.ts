import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The changes of the access store's tables, by name in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-access': { up: createAccess },
  '0002-reviews': { up: addReviews },
};

async function createAccess(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('relationship')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addColumn('birth_date', 'text')
    .addColumn('starts_at', 'timestamptz')
    .addColumn('ends_at', 'timestamptz')
    .addColumn('reported_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('relationship_key', ['source', 'reference'])
    .execute();
  await database.schema
    .createTable('opening')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('claim', 'break glass')`))
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('reader_name', 'text', (column) => column.notNull())
    .addColumn('role_code', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('sealed_ground', 'text')
    .addColumn('overrode_refusal', 'boolean', (column) => column.notNull())
    .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz', (column) => column.notNull())
    .addColumn('reviewed_at', 'timestamptz')
    .addColumn('reviewed_by', 'text')
    .addColumn('once', 'text', (column) => column.notNull().unique())
    .execute();
  await database.schema
    .createTable('access_grant')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addColumn('grantee_kind', 'text', (column) =>
      column.notNull().check(sql`grantee_kind in ('person', 'app')`),
    )
    .addColumn('grantee', 'text', (column) => column.notNull())
    .addColumn('basis', 'text', (column) => column.notNull())
    .addColumn('areas', sql`text[]`, (column) => column.notNull())
    .addColumn('is_agreed', 'boolean', (column) => column.notNull())
    .addColumn('starts_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz')
    .addColumn('granted_at', 'timestamptz', (column) => column.notNull())
    .addColumn('granted_by', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'timestamptz')
    .addColumn('withdrawn_by', 'text')
    .addColumn('once', 'text', (column) => column.notNull().unique())
    .execute();
  await database.schema
    .createTable('consent')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'timestamptz')
    .addColumn('withdrawn_by', 'text')
    .addColumn('once', 'text', (column) => column.notNull().unique())
    .execute();
  for (const table of ['relationship', 'opening', 'access_grant', 'consent']) {
    await database.schema.createIndex(`${table}_person`).on(table).column('nhs_number').execute();
  }
  await database.schema
    .createIndex('opening_organisation')
    .on('opening')
    .columns(['organisation', 'opened_at', 'id'])
    .execute();
}

/** What came of reviews; those from before have neither. */
async function addReviews(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('opening')
    .addColumn('review_outcome', 'text')
    .addColumn('review_note', 'text')
    .execute();
}
