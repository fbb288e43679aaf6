import { type Kysely, sql } from 'kysely';
import { digestOf } from '../../store/digest-of.ts';
import { StoreCorrupted } from '../../store/read-history.ts';
import type { HospitalTables, MessageState } from '../../store/tables.ts';
import { type Operation, readAnew } from '../operation.ts';
import { shadow, toShadow } from './shadow-tables.ts';

/** A message to read anew. */
interface KeptBytes {
  readonly id: string;
  readonly raw: Buffer;
  readonly digest: Buffer;
}

const atOnce = 500;

/** Reads every message after one anew, in the order of their receipt; returns the last that was read. */
export async function readAllMessages(operation: Operation, from: string): Promise<string> {
  const { tables, say, signal } = operation;
  const total = await countMessages(tables);
  let done = await countMessages(tables, from);
  let last = from;
  while (!signal.aborted) {
    const batch = await tables
      .selectFrom('message')
      .select(['id', 'raw', 'digest'])
      .where('id', '>', last)
      .where('state', '<>', 'quarantined')
      .orderBy('id')
      .limit(atOnce)
      .execute();
    const newest = batch.at(-1)?.id;
    if (newest === undefined) break;
    await tables.transaction().execute(async (transaction) => {
      await keepReadings(transaction, batch, operation);
      await toShadow(transaction).updateTable('progress').set({ last_message: newest }).execute();
    });
    last = newest;
    done += batch.length;
    say(`read ${done} of ${total} messages`);
  }
  return last;
}

/** Keeps what some messages say now, and returns the units that they change. */
export async function keepReadings(
  transaction: Kysely<HospitalTables>,
  messages: readonly KeptBytes[],
  { senders }: Pick<Operation, 'senders'>,
): Promise<readonly string[]> {
  const readings = messages.map(({ id, raw, digest }) => {
    if (!digestOf(raw).equals(digest)) throw new StoreCorrupted();
    const description = readAnew(raw, senders);
    const state: MessageState = description?.state ?? 'quarantined';
    return {
      id,
      ...description,
      state,
      reason: description === undefined ? 'unreadable' : description.reason,
    };
  });
  const keys = [...new Set(readings.flatMap((reading) => reading.keys ?? []))];
  await sql`
    insert into ${sql.id(shadow, 'reading')}
    select given.id, coalesce(given.trust, message.trust), coalesce(given.type, message.type),
      coalesce(given.event, message.event), given.event_time, given.sent_at, given.state, given.reason,
      coalesce(given.faults, '{}'), coalesce(given.keys, '{}'), coalesce(given.mentions, '{}')
    from json_populate_recordset(null::${sql.id(shadow, 'reading')}, ${JSON.stringify(readings)}::json) given
    join hospital.message message using (id)
    on conflict (id) do nothing`.execute(transaction);
  await sql`
    insert into ${sql.id(shadow, 'unit')} (key) select unnest(${sql.val(keys)}::text[])
    on conflict (key) do update set is_projected = false`.execute(transaction);
  return keys;
}

async function countMessages(tables: Kysely<HospitalTables>, upTo?: string): Promise<number> {
  const { count } = await tables
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '<>', 'quarantined')
    .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? '0'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
