import { type Kysely, sql, type Transaction } from 'kysely';
import { chooseProfile } from '../../profiles/choose-profile.ts';
import type { SenderConfiguration } from '../../profiles/sender-configuration.ts';
import { lockProjection } from '../../store/apply-messages.ts';
import type { MessageReader } from '../../store/read-history.ts';
import type { HospitalTables } from '../../store/tables.ts';
import { projectedTables } from '../../store/to-rows.ts';
import type { Operation } from '../operation.ts';
import { projectIntoShadow } from './project-units.ts';
import { keepReadings } from './read-messages.ts';
import { shadow } from './shadow-tables.ts';

/**
 * Puts the next projection in the place of the present one, in one transaction: whoever reads sees one or the other.
 *
 * What came, was replayed or was set aside while it was built is read and projected first.
 */
export function takeOver(operation: Operation, reader: MessageReader): Promise<void> {
  return operation.tables.transaction().execute(async (transaction) => {
    await lockProjection(transaction);
    const news = await keepReadings(transaction, await findNews(transaction), operation);
    const withdrawn = await forgetSetAside(transaction);
    await projectIntoShadow(transaction, [...new Set([...news, ...withdrawn])], reader);
    await describeAnew(transaction);
    await describeSenders(transaction, operation.senders);
    for (const table of projectedTables.toReversed()) {
      await sql`drop table ${sql.id('hospital', table)}`.execute(transaction);
    }
    for (const table of projectedTables) {
      await sql`alter table ${sql.id(shadow, table)} set schema hospital`.execute(transaction);
    }
    await sql`drop schema ${sql.id(shadow)} cascade`.execute(transaction);
  });
}

/** Every message that is to be in a projection and was not read yet, wherever it stands. */
async function findNews(transaction: Kysely<HospitalTables>) {
  const { rows } = await sql<{ id: string; raw: Buffer; digest: Buffer }>`
    select id, raw, digest from hospital.message message
    where state <> 'quarantined'
      and not exists (select from ${sql.id(shadow, 'reading')} reading where reading.id = message.id)
    order by id`.execute(transaction);
  return rows;
}

/** Forgets the messages that were set aside after they were read, and returns the units that they had changed. */
async function forgetSetAside(transaction: Kysely<HospitalTables>): Promise<readonly string[]> {
  const { rows } = await sql<{ keys: string[] }>`
    delete from ${sql.id(shadow, 'reading')} reading using hospital.message message
    where message.id = reading.id and message.state = 'quarantined'
    returning reading.keys`.execute(transaction);
  return rows.flatMap(({ keys }) => keys);
}

/** Writes beside every message what it says now, where that differs. */
async function describeAnew(transaction: Transaction<HospitalTables>): Promise<void> {
  await sql`
    update hospital.message message
    set trust = reading.trust, type = reading.type, event = reading.event, event_time = reading.event_time,
      sent_at = reading.sent_at, reason = reading.reason, faults = reading.faults, keys = reading.keys,
      mentions = reading.mentions,
      state = case reading.state when 'received' then 'applied' else reading.state end
    from ${sql.id(shadow, 'reading')} reading
    where reading.id = message.id
      and (message.trust, message.type, message.event, message.event_time, message.sent_at, message.reason,
        message.faults, message.keys, message.mentions, message.state)
      is distinct from (reading.trust, reading.type, reading.event, reading.event_time, reading.sent_at,
        reading.reason, reading.faults, reading.keys, reading.mentions,
        case reading.state when 'received' then 'applied' else reading.state end)`.execute(transaction);
}

/** Writes beside every sender whose messages are now said to be its own. */
async function describeSenders(
  transaction: Transaction<HospitalTables>,
  senders: readonly SenderConfiguration[],
): Promise<void> {
  const heard = await transaction.selectFrom('sender').select(['application', 'facility']).execute();
  for (const { application, facility } of heard) {
    const { organisation, system } = chooseProfile({ application, facility, profileIds: [] }, senders);
    await transaction
      .updateTable('sender')
      .set({ trust: organisation.odsCode, system })
      .where('application', '=', application)
      .where('facility', '=', facility)
      .execute();
  }
}
