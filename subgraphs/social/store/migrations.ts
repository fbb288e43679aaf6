import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The changes of the social store's tables, by name in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-submissions': { up: createSubmissions },
};

async function createSubmissions(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('submission')
    .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('loading', 'complete')`))
    .addColumn('last_line', 'integer', (column) => column.notNull())
    .addColumn('admitted', 'integer', (column) => column.notNull())
    .addColumn('refused', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz')
    .execute();
  await database.schema
    .createTable('submission_council')
    .addColumn('submission_id', 'bigint', (column) => column.notNull())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('period_start', 'text')
    .addColumn('period_end', 'text')
    .addPrimaryKeyConstraint('submission_council_key', ['submission_id', 'council'])
    .execute();
  await database.schema
    .createTable('event')
    .addColumn('submission_id', 'bigint', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('person_key', 'text', (column) => column.notNull())
    .addColumn('client_type', 'text')
    .addColumn('unit_cost', 'text')
    .addColumn('unit_type', 'text')
    .addColumn('details', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('event_key', ['submission_id', 'line'])
    .execute();
  await database.schema.createIndex('event_person').on('event').column('person_key').execute();
  await database.schema
    .createTable('person_statement')
    .addColumn('person_key', 'text', (column) => column.notNull())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('local_id', 'text', (column) => column.notNull())
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addColumn('is_traced', 'boolean', (column) => column.notNull())
    .addColumn('birth_date', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_statement_key', ['person_key', 'nhs_number', 'is_traced', 'birth_date'])
    .execute();
  await database.schema
    .createIndex('person_statement_number')
    .on('person_statement')
    .column('nhs_number')
    .execute();
  await database.schema
    .createTable('refusal')
    .addColumn('submission_id', 'bigint', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('heading', 'text')
    .addPrimaryKeyConstraint('refusal_key', ['submission_id', 'line'])
    .execute();
  await database.schema
    .createTable('link_decision')
    .addColumn('person_key', 'text', (column) => column.primaryKey())
    .addColumn('nhs_number', 'text')
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
