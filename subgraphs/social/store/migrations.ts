import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The changes of the social store's tables, by name in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-submissions': { up: createSubmissions },
  '0002-withdrawals': { up: createWithdrawals },
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

/**
 * What a file can be withdrawn by: its name, what it alone said of people, and who withdrew which.
 *
 * Beware: what files said that were imported before is not known one by one, so `names_people` is false for them.
 */
async function createWithdrawals(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('submission')
    .addColumn('name', 'text')
    .addColumn('without_event', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('names_people', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await database.schema
    .createTable('submission_statement')
    .addColumn('submission_id', 'bigint', (column) => column.notNull())
    .addColumn('person_key', 'text', (column) => column.notNull())
    .addColumn('nhs_number', 'text', (column) => column.notNull())
    .addColumn('is_traced', 'boolean', (column) => column.notNull())
    .addColumn('birth_date', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('submission_statement_key', [
      'person_key',
      'nhs_number',
      'is_traced',
      'birth_date',
      'submission_id',
    ])
    .execute();
  await database.schema
    .createIndex('submission_statement_submission')
    .on('submission_statement')
    .column('submission_id')
    .execute();
  await database.schema
    .createTable('withdrawal')
    .addColumn('digest', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text')
    .addColumn('admitted', 'integer', (column) => column.notNull())
    .addColumn('imported_at', 'timestamptz', (column) => column.notNull())
    .addColumn('withdrawn_by', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'timestamptz', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  // Rows of carers who are known by association are valid, and were counted as refused.
  await sql`
    update social.submission set without_event = own.rows, refused = refused - own.rows
    from (select submission_id, count(*)::int as rows from social.refusal where reason = 'NO_EVENT'
      group by submission_id) as own
    where id = own.submission_id`.execute(database);
  await sql`delete from social.refusal where reason = 'NO_EVENT'`.execute(database);
}
