import { sql, type Transaction } from 'kysely';
import type { KeptMessage } from '../../store/load-messages.ts';
import { projectUnits } from '../../store/project-units.ts';
import { type MessageReader, readHistory } from '../../store/read-history.ts';
import { replaceRows } from '../../store/replace-rows.ts';
import type { HospitalTables } from '../../store/tables.ts';
import type { Operation } from '../operation.ts';
import { shadow, toShadow } from './shadow-tables.ts';

const atOnce = 300;

/** Projects every unit that waits for it into the next projection. */
export async function projectAllUnits(
  { tables, say, signal }: Operation,
  reader: MessageReader,
): Promise<void> {
  const { total, before } = await countUnits(tables);
  for (let done = before; !signal.aborted;) {
    const units = await toShadow(tables)
      .selectFrom('unit')
      .select('key')
      .where('is_projected', '=', false)
      .orderBy('key')
      .limit(atOnce)
      .execute();
    if (units.length === 0) return;
    const keys = units.map(({ key }) => key);
    await tables.transaction().execute((transaction) => projectIntoShadow(transaction, keys, reader));
    done += keys.length;
    say(`projected ${done} of ${total} people, visits, documents and reports`);
  }
}

/** Projects some units from what their messages say now. */
export async function projectIntoShadow(
  transaction: Transaction<HospitalTables>,
  keys: readonly string[],
  reader: MessageReader,
): Promise<void> {
  if (keys.length === 0) return;
  const { rows } = await sql<KeptMessage>`
    select reading.id, reading.keys,
      to_char(message.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at
    from ${sql.id(shadow, 'reading')} reading join hospital.message message using (id)
    where reading.keys && ${sql.val([...keys])}::text[] and reading.state = 'received'
    order by reading.id`.execute(transaction);
  const messages = await readHistory(transaction, keys, rows, reader);
  await replaceRows(transaction, keys, projectUnits(messages), shadow);
  await toShadow(transaction)
    .updateTable('unit')
    .set({ is_projected: true })
    .where(sql<boolean>`key = any(${sql.val([...keys])}::text[])`)
    .execute();
}

async function countUnits(tables: Operation['tables']): Promise<{ total: number; before: number }> {
  const { rows } = await sql<{ total: number; before: number }>`
    select count(*)::float8 as total, (count(*) filter (where is_projected))::float8 as before
    from ${sql.id(shadow, 'unit')}`.execute(tables);
  return rows[0] ?? { total: 0, before: 0 };
}
