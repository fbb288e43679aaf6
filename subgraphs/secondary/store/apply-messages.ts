import { type Kysely, sql } from 'kysely';
import { parseKey } from '../projection/keys.ts';
import type { ReceivedMessage } from '../projection/order-messages.ts';
import { projectDocument } from '../projection/project-document.ts';
import { projectPerson } from '../projection/project-person.ts';
import { projectVisit } from '../projection/project-visit.ts';
import { digestOf } from './digest-of.ts';
import { type Interpret, type KeptMessage, loadHistory, loadWaiting } from './load-messages.ts';
import { replaceRows } from './replace-rows.ts';
import type { HospitalTables } from './tables.ts';
import { type Rows, toDocumentRows, toPersonRows, toVisitRows } from './to-rows.ts';

/** One projection at a time over all processes that share the store; any number that is ours alone. */
const projectionLock = 7_102_026;

/**
 * Applies the first messages that wait, at most `limit`, and returns how many.
 *
 * Every unit that they change is projected anew from all its messages, so that late ones and those out of order
 * end in the right state; all of it is written in one transaction or none.
 */
export function applyMessages(
  tables: Kysely<HospitalTables>,
  interpret: Interpret,
  limit: number,
): Promise<number> {
  return tables.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(projectionLock)})`.execute(transaction);
    const waiting = await loadWaiting(transaction, limit);
    if (waiting.length === 0) return 0;
    const keys = [...new Set(waiting.flatMap((message) => message.keys))];
    if (keys.length > 0) {
      const history = await loadHistory(transaction, keys);
      await replaceRows(transaction, keys, projectUnits(keys, history, interpret));
    }
    await transaction
      .updateTable('message')
      .set({ state: 'applied' })
      .where(
        'id',
        'in',
        waiting.map(({ id }) => id),
      )
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

/** The store gave other bytes than it was given. */
export class StoreCorrupted extends Error {
  override readonly name = 'StoreCorrupted';
}

function projectUnits(
  keys: readonly string[],
  history: readonly KeptMessage[],
  interpret: Interpret,
): readonly Rows[] {
  const byUnit = new Map<string, ReceivedMessage[]>(keys.map((key) => [key, []]));
  for (const { id, raw, digest, received_at, keys: units } of history) {
    // A projection of bytes that are not those that were kept would put the right one out.
    if (!digestOf(raw).equals(digest)) throw new StoreCorrupted();
    const facts = interpret(raw);
    if (facts === undefined) continue;
    const message = { facts, receivedAt: received_at, sequence: Number(id) };
    for (const key of units) byUnit.get(key)?.push(message);
  }
  return [...byUnit].map(([key, messages]) => projectUnit(key, messages) ?? {});
}

function projectUnit(key: string, messages: readonly ReceivedMessage[]): Rows | undefined {
  const { kind, value } = parseKey(key);
  switch (kind) {
    case 'visit': {
      const visit = projectVisit(value, messages);
      return visit && toVisitRows(key, visit);
    }
    case 'document': {
      const document = projectDocument(value, messages);
      return document && toDocumentRows(key, document);
    }
    case 'number':
    case 'nhs': {
      const person = projectPerson(key, messages);
      return person && toPersonRows(person);
    }
  }
}
