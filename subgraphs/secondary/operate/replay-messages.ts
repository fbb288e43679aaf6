import { type Kysely, sql } from 'kysely';
import { createFactsMemory } from '../feed/create-facts-memory.ts';
import { createMessageReader } from '../feed/create-message-reader.ts';
import { applyMessages } from '../store/apply-messages.ts';
import type { HospitalTables } from '../store/tables.ts';
import type { MessageDescription } from '../feed/describe-message.ts';
import { findQuarantined, type QuarantineFilter } from './list-quarantine.ts';
import { type Operation, readAnew } from './operation.ts';

/** What became of the messages that were replayed. */
export interface Replayed {
  /** Read, and in the projection now. */
  applied: number;
  /** Of a kind that is kept and not applied. */
  ignored: number;
  /** Set aside still, because they still cannot be read. */
  unreadable: number;
  /** Set aside still, because another message was received under their control id. */
  replaced: number;
}

const atOnce = 100;

/**
 * Reads messages that were set aside anew, in the order of their receipt, and applies those that can be read now.
 *
 * A message whose control id another one has by now stays where it is: its sender has sent it again rightly.
 */
export async function replayMessages(operation: Operation, filter: QuarantineFilter): Promise<Replayed> {
  const { tables, senders, say, signal } = operation;
  const counts: Replayed = { applied: 0, ignored: 0, unreadable: 0, replaced: 0 };
  let last = '0';
  for (let done = 0; !signal.aborted;) {
    const batch = await findQuarantined(tables, filter)
      .select(['id', 'raw', 'reason'])
      .where('id', '>', last)
      .limit(atOnce)
      .execute();
    for (const { id, raw, reason } of batch) {
      last = id;
      const description = readAnew(raw, senders);
      if (reason === 'control-id-reused') counts.replaced += 1;
      else if (description === undefined || description.state === 'quarantined') counts.unreadable += 1;
      else if (!(await release(tables, id, description))) counts.replaced += 1;
      else if (description.state === 'ignored') counts.ignored += 1;
      else counts.applied += 1;
    }
    if (batch.length === 0) break;
    done += batch.length;
    say(`read ${done} messages anew`);
  }
  const reader = createMessageReader(senders, createFactsMemory());
  while (!signal.aborted && (await applyMessages(tables, reader, atOnce)) > 0) say('applying');
  return counts;
}

/** Takes a message out of quarantine, unless another one has its control id. */
async function release(
  tables: Kysely<HospitalTables>,
  id: string,
  description: MessageDescription,
): Promise<boolean> {
  const { type, event, event_time, sent_at, state, faults, keys, mentions, trust } = description;
  const { numUpdatedRows } = await tables
    .updateTable('message')
    .set({ type, event, event_time, sent_at, state, faults, keys, mentions, trust, reason: null })
    .where('id', '=', id)
    .where(
      sql<boolean>`not exists (
        select from hospital.message other
        where other.application = message.application and other.facility = message.facility
          and other.control_id = message.control_id and other.state <> 'quarantined'
      )`,
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
