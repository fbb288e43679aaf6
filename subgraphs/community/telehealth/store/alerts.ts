import { type Kysely, sql } from 'kysely';
import type { CodedConcept } from '../../../../schema/generated/community.ts';
import type { AlertToRaise, Owner } from '../alerts/decide-alerts.ts';
import type { CommunityTables } from './tables.ts';

/** Who took an alert on. */
export interface Taker {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: { readonly odsCode: string; readonly name: string };
}

/** An alert as it is kept. */
export interface KeptAlert {
  readonly id: string;
  readonly supplier: string;
  readonly identifier: string;
  readonly provider: string;
  readonly planId: string;
  readonly nhsNumber: string;
  readonly code: CodedConcept;
  readonly message: string;
  readonly date: string;
  readonly owner: Owner;
  readonly raised: string;
  readonly due: string;
  readonly withdrawn: string | null;
  readonly acknowledged: string | null;
  readonly by: Taker | null;
  readonly note: string | null;
}

const columns = sql.raw(
  `id, supplier, identifier, provider, plan_id as "planId", nhs_number as "nhsNumber", code, message, date, owner,
   to_json(raised_at)#>>'{}' as raised, to_json(due_at)#>>'{}' as due, to_json(withdrawn_at)#>>'{}' as withdrawn,
   to_json(acknowledged_at)#>>'{}' as acknowledged, acknowledged_by as by, note`,
);

/** Raises alerts; one that is there stays as it is, and is no longer withdrawn. */
export async function raiseAlerts(
  tables: Kysely<CommunityTables>,
  supplier: string,
  alerts: readonly AlertToRaise[],
  now: number,
): Promise<void> {
  if (alerts.length === 0) return;
  const rows = alerts.map(({ identifier, nhsNumber, threshold, code, message, date, owner, due }) => ({
    supplier,
    identifier,
    provider: threshold.provider,
    plan_id: threshold.planId,
    threshold_id: threshold.thresholdId,
    nhs_number: nhsNumber,
    code,
    message,
    date,
    owner,
    raised_at: new Date(now).toISOString(),
    due_at: due,
  }));
  const names = sql.raw(
    'supplier, identifier, provider, plan_id, threshold_id, nhs_number, code, message, date, owner, raised_at, due_at',
  );
  await sql`
    insert into community.alert as known (${names})
    select ${names} from json_populate_recordset(null::community.alert, ${JSON.stringify(rows)}::json)
    on conflict (supplier, identifier, provider, plan_id, threshold_id) do update
      set withdrawn_at = null, message = excluded.message, code = excluded.code, date = excluded.date
  `.execute(tables);
}

/** Withdraws the alerts on some readings that are not to be there any more; they stay to be seen. */
export async function withdrawAlerts(
  tables: Kysely<CommunityTables>,
  supplier: string,
  identifiers: readonly string[],
  wanted: readonly AlertToRaise[],
  now: number,
): Promise<void> {
  const stay = new Set(
    wanted.map(({ identifier, threshold: { provider, planId, thresholdId } }) =>
      JSON.stringify([identifier, provider, planId, thresholdId]),
    ),
  );
  const { rows } = await sql<{ id: string; key: readonly string[] }>`
    select id, json_build_array(identifier, provider, plan_id, threshold_id) as key from community.alert
    where supplier = ${supplier} and identifier = any(${identifiers}::text[]) and withdrawn_at is null
  `.execute(tables);
  const gone = rows.filter(({ key }) => !stay.has(JSON.stringify(key))).map(({ id }) => id);
  if (gone.length === 0) return;
  await tables
    .updateTable('alert')
    .set({ withdrawn_at: new Date(now).toISOString() })
    .where('id', 'in', gone)
    .execute();
}

/** Reads the alerts of some people, under any of their numbers. */
export async function readAlerts(
  tables: Kysely<CommunityTables>,
  nhsNumbers: readonly string[],
): Promise<readonly KeptAlert[]> {
  const { rows } = await sql<KeptAlert>`
    select ${columns} from community.alert where nhs_number = any(${nhsNumbers}::text[])
    order by raised_at desc limit 20000
  `.execute(tables);
  return rows;
}

/** Takes an alert on for somebody; whoever did so first stays. `undefined` where there is no such alert. */
export async function acknowledge(
  tables: Kysely<CommunityTables>,
  id: string,
  by: Taker,
  note: string | null,
  now: number,
): Promise<KeptAlert | undefined> {
  await tables
    .updateTable('alert')
    .set({ acknowledged_at: new Date(now).toISOString(), acknowledged_by: JSON.stringify(by), note })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .execute();
  const { rows } = await sql<KeptAlert>`
    select ${columns} from community.alert where id = ${id}
  `.execute(tables);
  return rows[0];
}
