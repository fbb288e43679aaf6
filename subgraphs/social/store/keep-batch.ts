import { type Kysely, sql } from 'kysely';
import type { FileEvent, RowFault } from '../file/admit-row.ts';
import { toPersonKey } from '../file/person-key.ts';
import { holdBackWithdrawals } from './lock-files.ts';
import type { SocialTables } from './tables.ts';

/** Rows of one file that follow each other, as admitted or refused. */
export interface Batch {
  readonly admitted: readonly { readonly line: number; readonly row: FileEvent }[];
  readonly refused: readonly { readonly line: number; readonly fault: RowFault }[];
  /** How many rows tell of no event, as they may. */
  readonly withoutEvent: number;
  /** The last line that the batch settles. */
  readonly lastLine: number;
}

/**
 * Keeps a batch and moves the submission on, both or neither.
 *
 * @returns false where another import of the same file has gone on from where this one was, or the file was withdrawn
 */
export function keepBatch(
  tables: Kysely<SocialTables>,
  submission: { readonly id: string; readonly lastLine: number },
  batch: Batch,
): Promise<boolean> {
  return tables.transaction().execute(async (transaction) => {
    await holdBackWithdrawals(transaction);
    const moved = await transaction
      .updateTable('submission')
      .set((column) => ({
        last_line: batch.lastLine,
        admitted: column('admitted', '+', batch.admitted.length),
        refused: column('refused', '+', batch.refused.length),
        without_event: column('without_event', '+', batch.withoutEvent),
      }))
      .where('id', '=', submission.id)
      .where('state', '=', 'loading')
      .where('last_line', '=', submission.lastLine)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return false;
    await keepEvents(transaction, submission.id, batch.admitted);
    await keepStatements(transaction, submission.id, batch.admitted);
    await keepPeriods(transaction, submission.id, batch.admitted);
    if (batch.refused.length > 0) {
      const rows = batch.refused.map(({ line, fault }) => ({
        submission_id: submission.id,
        line,
        reason: fault.reason,
        heading: fault.heading ?? null,
      }));
      await transaction.insertInto('refusal').values(rows).execute();
    }
    return true;
  });
}

type Admitted = Batch['admitted'];

/** One statement with one value, whatever the number of rows. */
async function keepEvents(
  tables: Kysely<SocialTables>,
  submissionId: string,
  admitted: Admitted,
): Promise<void> {
  if (admitted.length === 0) return;
  const rows = admitted.map(({ line, row }) => ({
    line,
    council: row.council,
    person_key: toPersonKey(row),
    client_type: row.clientType,
    unit_cost: row.unitCost,
    unit_type: row.unitType,
    details: row.event,
  }));
  await sql`
    insert into ${sql.table('social.event')}
      (submission_id, line, council, person_key, client_type, unit_cost, unit_type, details)
    select ${submissionId}::bigint, line, council, person_key, client_type, unit_cost, unit_type, details
    from json_to_recordset(${JSON.stringify(rows)}::json) as rows(
      line integer, council text, person_key text, client_type text, unit_cost text, unit_type text, details jsonb
    )`.execute(tables);
}

async function keepStatements(
  tables: Kysely<SocialTables>,
  submissionId: string,
  admitted: Admitted,
): Promise<void> {
  const statements = new Map(
    admitted.map(({ row }) => {
      const statement = {
        person_key: toPersonKey(row),
        council: row.council,
        local_id: row.localId ?? '',
        nhs_number: row.nhsNumber ?? '',
        is_traced: row.isTraced,
        birth_date: row.birthDate ?? '',
      };
      return [JSON.stringify(statement), statement] as const;
    }),
  );
  if (statements.size === 0) return;
  await tables
    .insertInto('person_statement')
    .values([...statements.values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const own = [...statements.values()].map(({ council: _council, local_id: _localId, ...said }) => ({
    submission_id: submissionId,
    ...said,
  }));
  await tables
    .insertInto('submission_statement')
    .values(own)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A period that the rows do not state ends with the last day that they speak of. */
async function keepPeriods(
  tables: Kysely<SocialTables>,
  submissionId: string,
  admitted: Admitted,
): Promise<void> {
  const periods = new Map<string, { start: string | null; end: string | null }>();
  for (const { row } of admitted) {
    const period = periods.get(row.council) ?? { start: null, end: null };
    periods.set(row.council, {
      start: earlier(period.start, row.periodStart),
      end: later(period.end, row.periodEnd ?? row.event.endDate ?? row.event.startDate),
    });
  }
  for (const [council, { start, end }] of periods) {
    await tables
      .insertInto('submission_council')
      .values({ submission_id: submissionId, council, period_start: start, period_end: end })
      .onConflict((conflict) =>
        conflict.columns(['submission_id', 'council']).doUpdateSet({
          period_start: sql`least(submission_council.period_start, excluded.period_start)`,
          period_end: sql`greatest(submission_council.period_end, excluded.period_end)`,
        }),
      )
      .execute();
  }
}

function earlier(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

function later(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}
