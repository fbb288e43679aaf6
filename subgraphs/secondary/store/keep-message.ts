import { type Insertable, type Kysely, sql } from 'kysely';
import type { Verdict } from '../hl7/to-acknowledgement.ts';
import { isRefusal } from '../hl7/refusal.ts';
import { digestOf } from './digest-of.ts';
import type { HospitalTables, MessageTable } from './tables.ts';

/** A message to keep, as far as it could be read. */
export type MessageToKeep = Omit<Insertable<MessageTable>, 'digest'> & {
  /** The record system as it is shown. */
  readonly system: string;
};

/**
 * Keeps a message and says what to tell its sender; the message is committed when this returns.
 *
 * A message that came before under its control id is not kept again; another one under the same control id is
 * set aside. Fails as the store fails.
 */
export async function keepMessage(tables: Kysely<HospitalTables>, message: MessageToKeep): Promise<Verdict> {
  const digest = digestOf(message.raw);
  const verdict = toVerdict(message.state, message.reason);
  if (await insert(tables, message, digest)) return verdict;
  const known = await tables
    .selectFrom('message')
    .select(['digest', 'state', 'reason'])
    .where('application', '=', message.application)
    .where('facility', '=', message.facility)
    .where('control_id', '=', message.control_id)
    .execute();
  const same = known.find((other) => other.digest.equals(digest));
  if (same !== undefined) return toVerdict(same.state, same.reason);
  await insert(tables, { ...message, state: 'quarantined', reason: 'control-id-reused', keys: [] }, digest);
  return 'control-id-reused';
}

async function insert(
  tables: Kysely<HospitalTables>,
  { system, ...message }: MessageToKeep,
  digest: Buffer,
): Promise<boolean> {
  const { application, facility, trust, received_at } = message;
  // A sender's clock may run ahead; what it sent is no newer than when it came.
  const sent = message.sent_at === null || message.sent_at === undefined ? received_at : message.sent_at;
  const last_sent_at = Date.parse(sent) < Date.parse(received_at) ? sent : received_at;
  const kept = await tables
    .with('kept', (database) =>
      database
        .insertInto('message')
        .values({ ...message, digest })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id'),
    )
    .with('heard', (database) =>
      database
        .insertInto('sender')
        .values({ application, facility, trust, system, last_sent_at })
        .onConflict((conflict) =>
          conflict.columns(['application', 'facility']).doUpdateSet((expression) => ({
            trust: expression.ref('excluded.trust'),
            system: expression.ref('excluded.system'),
            last_sent_at: sql<string>`greatest(sender.last_sent_at, excluded.last_sent_at)`,
          })),
        )
        .returning('facility'),
    )
    .selectFrom('kept')
    .select('id')
    .executeTakeFirst();
  return kept !== undefined;
}

function toVerdict(state: string, reason: string | null | undefined): Verdict {
  if (state !== 'quarantined') return 'accepted';
  return isRefusal(reason ?? null) ? (reason as Verdict) : 'unreadable';
}
