import { type Kysely, sql, type Transaction } from 'kysely';
import { loadHistory, loadWaiting } from './load-messages.ts';
import { projectUnits } from './project-units.ts';
import { type MessageReader, readHistory } from './read-history.ts';
import { replaceRows } from './replace-rows.ts';
import type { HospitalTables } from './tables.ts';

/** One projection at a time over all processes that share the store; any number that is ours alone. */
const projectionLock = 7_102_026;

/** Lets nobody else change the projection until the transaction ends. */
export async function lockProjection(transaction: Transaction<HospitalTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(projectionLock)})`.execute(transaction);
}

/**
 * Applies the first messages that wait, at most `limit`, and returns how many.
 *
 * Every unit that they change is projected anew from all its messages, so that late ones and those out of order
 * end in the right state; all of it is written in one transaction or none.
 */
export function applyMessages(
  tables: Kysely<HospitalTables>,
  reader: MessageReader,
  limit: number,
): Promise<number> {
  return tables.transaction().execute(async (transaction) => {
    await lockProjection(transaction);
    const waiting = await loadWaiting(transaction, limit);
    if (waiting.length === 0) return 0;
    const keys = [...new Set(waiting.flatMap((message) => message.keys))];
    if (keys.length > 0) {
      const history = await loadHistory(transaction, keys);
      const messages = await readHistory(transaction, keys, history, reader);
      await replaceRows(transaction, keys, projectUnits(messages));
    }
    const ids = waiting.map(({ id }) => id);
    await transaction
      .updateTable('message')
      .set({ state: 'applied' })
      .where(sql<boolean>`id = any(${sql.val(ids)}::bigint[])`)
      .execute();
    return waiting.length;
  });
}

/** Sets the first message that waits aside, because it cannot be applied. */
export async function setFirstAside(tables: Kysely<HospitalTables>): Promise<void> {
  const [first] = await loadWaiting(tables, 1);
  if (first === undefined) return;
  await tables
    .updateTable('message')
    .set({ state: 'quarantined', reason: 'unreadable' })
    .where('id', '=', first.id)
    .where('state', '=', 'received')
    .execute();
}
