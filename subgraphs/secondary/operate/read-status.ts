import { type Kysely, sql } from 'kysely';
import { readSenders, type SenderStatus } from '../feed/read-senders.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { HospitalTables } from '../store/tables.ts';

/** How the feeds stand. */
export interface FeedStatus {
  /** How many messages are in each state. */
  readonly messages: Readonly<Record<string, number>>;
  /** How many messages were set aside, by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
  /** How long the oldest message that is kept and not applied has waited, in seconds. */
  readonly oldestWaitingSeconds?: number;
  readonly senders: readonly SenderStatus[];
}

/** Reads how the feeds stand, without anything that a message says. */
export async function readStatus(
  tables: Kysely<HospitalTables>,
  senders: readonly SenderConfiguration[],
  defaultSilenceHours: number,
  now: number,
): Promise<FeedStatus> {
  const counts = await tables
    .selectFrom('message')
    .select(({ fn }) => ['state', 'reason', fn.countAll<string>().as('count')])
    .groupBy(['state', 'reason'])
    .execute();
  const waiting = await tables
    .selectFrom('message')
    .select(sql<number | null>`extract(epoch from now() - min(received_at))::float8`.as('seconds'))
    .where('state', '=', 'received')
    .executeTakeFirst();
  const messages: Record<string, number> = {};
  const quarantined: Record<string, number> = {};
  for (const { state, reason, count } of counts) {
    messages[state] = (messages[state] ?? 0) + Number(count);
    if (state === 'quarantined') quarantined[reason ?? ''] = Number(count);
  }
  return {
    messages,
    quarantined,
    ...(typeof waiting?.seconds === 'number' ? { oldestWaitingSeconds: waiting.seconds } : {}),
    senders: await readSenders(tables, senders, defaultSilenceHours, now),
  };
}
