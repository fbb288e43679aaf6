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

/** What to tell a message's sender, and under which number the message was kept where it is new. */
export interface KeptAs {
  readonly verdict: Verdict;
  readonly id?: string;
}

type Digested = MessageToKeep & { readonly digest: Buffer };

/**
 * Keeps messages in their order and says what to tell their senders; they are committed when this returns.
 *
 * A message that came before under its control id is not kept again; another one under the same control id is
 * set aside. Fails as the store fails, and then with all of them.
 */
export async function keepMessages(
  tables: Kysely<HospitalTables>,
  messages: readonly MessageToKeep[],
): Promise<readonly KeptAs[]> {
  const digested = messages.map((message) => ({ ...message, digest: digestOf(message.raw) }));
  const ids = await insert(tables, digested);
  const kept: KeptAs[] = [];
  for (const message of digested) {
    const id = ids.get(toName(message));
    // Of a message that comes twice at once the first is the new one, and both are kept.
    ids.delete(toName(message));
    const verdict = toVerdict(message.state, message.reason);
    kept.push(id === undefined ? { verdict: await compare(tables, message) } : { verdict, id });
  }
  return kept;
}

/** Says what to tell the sender of a message whose control id came before. */
async function compare(tables: Kysely<HospitalTables>, message: Digested): Promise<Verdict> {
  const known = await tables
    .selectFrom('message')
    .select(['digest', 'state', 'reason'])
    .where('application', '=', message.application)
    .where('facility', '=', message.facility)
    .where('control_id', '=', message.control_id)
    .execute();
  const same = known.find((other) => other.digest.equals(message.digest));
  if (same !== undefined) return toVerdict(same.state, same.reason);
  await insert(tables, [{ ...message, state: 'quarantined', reason: 'control-id-reused', keys: [] }]);
  return 'control-id-reused';
}

/** Inserts what is new in one statement and returns its numbers. */
async function insert(
  tables: Kysely<HospitalTables>,
  messages: readonly Digested[],
): Promise<Map<string, string>> {
  // Of each row only the columns of the table are taken.
  const rows = messages.map((message) => ({
    ...message,
    digest: toBytea(message.digest),
    raw: toBytea(message.raw),
  }));
  const result = await sql<{ id: string; name: string }>`
    with kept as (
      insert into hospital.message (${columns})
      select ${columns}
      from json_populate_recordset(null::hospital.message, ${JSON.stringify(rows)}::json)
      on conflict do nothing
      returning id, application, facility, control_id, digest
    ), heard as (
      insert into hospital.sender as known (application, facility, trust, system, last_sent_at)
      select application, facility, trust, system, last_sent_at
      from json_populate_recordset(null::hospital.sender, ${JSON.stringify(toSenders(messages))}::json)
      order by facility, application
      on conflict (application, facility) do update set trust = excluded.trust, system = excluded.system,
        last_sent_at = greatest(known.last_sent_at, excluded.last_sent_at)
    )
    select id, json_build_array(application, facility, control_id, encode(digest, 'hex'))::text as name from kept
  `.execute(tables);
  return new Map(result.rows.map(({ id, name }) => [toComparable(name), id]));
}

const columns = sql.raw(
  'trust, application, facility, control_id, digest, type, event, event_time, sent_at, received_at, state, ' +
    'reason, faults, keys, mentions, raw',
);

/** Every sender of some messages once, with the time of its latest one. */
function toSenders(messages: readonly Digested[]) {
  const senders = new Map<string, Readonly<Record<string, string>> & { readonly last_sent_at: string }>();
  // Whoever does not say who they are is nobody's source.
  const named = messages.filter(({ reason }) => reason !== 'no-sender');
  for (const { application, facility, trust, system, sent_at, received_at } of named) {
    // A sender's clock may run ahead; what it sent is no newer than when it came.
    const sent = sent_at ?? received_at;
    const last = Date.parse(sent) < Date.parse(received_at) ? sent : received_at;
    const key = JSON.stringify([application, facility]);
    const known = senders.get(key)?.last_sent_at;
    const last_sent_at = known !== undefined && Date.parse(known) > Date.parse(last) ? known : last;
    senders.set(key, { application, facility, trust, system, last_sent_at });
  }
  return [...senders.values()];
}

function toName({ application, facility, control_id, digest }: Digested): string {
  return JSON.stringify([application, facility, control_id, digest.toString('hex')]);
}

/** PostgreSQL writes a space after each comma. */
function toComparable(name: string): string {
  return JSON.stringify(JSON.parse(name));
}

function toBytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

function toVerdict(state: string, reason: string | null | undefined): Verdict {
  if (state !== 'quarantined') return 'accepted';
  return isRefusal(reason ?? null) ? (reason as Verdict) : 'unreadable';
}
