import { type Kysely, sql } from 'kysely';
import { isRefusal, refusals } from '../hl7/refusal.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { HospitalTables } from '../store/tables.ts';
import { readSenders } from './read-senders.ts';

/** What is read of the store, and by what senders are judged. */
export interface BacklogOptions {
  readonly tables: Kysely<HospitalTables>;
  readonly senders: readonly SenderConfiguration[];
  readonly defaultSilenceHours: number;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}

/** What of hospitals' messages waits or was set aside, and how many senders are silent. */
export interface Backlog {
  readonly waiting: number;
  /** In seconds; 0 where none waits. */
  readonly oldestWaiting: number;
  readonly setAside: Readonly<Record<string, number>>;
  readonly senders: Readonly<Record<'heard' | 'silent' | 'never', number>>;
}

/** Reads what waits or was set aside, by the indexes of those alone, however many messages were ever kept. */
export async function readBacklog({
  tables,
  senders,
  defaultSilenceHours,
  now,
}: BacklogOptions): Promise<Backlog> {
  const [waiting, setAside, known] = await Promise.all([
    tables
      .selectFrom('message')
      .select(({ fn }) => [
        fn.countAll<string>().as('count'),
        sql<number | null>`extract(epoch from now() - min(received_at))::float8`.as('seconds'),
      ])
      .where('state', '=', 'received')
      .executeTakeFirstOrThrow(),
    tables
      .selectFrom('message')
      .select(({ fn }) => ['reason', fn.countAll<string>().as('count')])
      .where('state', '=', 'quarantined')
      .groupBy('reason')
      .execute(),
    readSenders(tables, senders, defaultSilenceHours, now()),
  ]);
  const silent = known.filter(({ isSilent }) => isSilent);
  const never = silent.filter(({ lastSentAt }) => lastSentAt === undefined).length;
  const reasons: Record<string, number> = Object.fromEntries(Object.keys(refusals).map((each) => [each, 0]));
  for (const { reason, count } of setAside) {
    const label = isRefusal(reason) ? reason : 'unreadable';
    reasons[label] = (reasons[label] ?? 0) + Number(count);
  }
  return {
    waiting: Number(waiting.count),
    oldestWaiting: Math.max(0, waiting.seconds ?? 0),
    setAside: reasons,
    senders: { heard: known.length - silent.length, silent: silent.length - never, never },
  };
}
