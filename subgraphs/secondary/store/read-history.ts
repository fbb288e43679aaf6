import type { Kysely } from 'kysely';
import type { HospitalMessage } from '../facts/hospital-message.ts';
import type { ReceivedMessage } from '../projection/order-messages.ts';
import { digestOf } from './digest-of.ts';
import { type KeptBytes, type KeptMessage, loadBytes } from './load-messages.ts';
import type { HospitalTables } from './tables.ts';

/** Reads what kept messages say. */
export interface MessageReader {
  /** What a message says, where that is remembered. */
  recall(id: string): HospitalMessage | undefined;
  /** What the bytes of a message say; `undefined` where they can no longer be read. */
  read(id: string, raw: Buffer): HospitalMessage | undefined;
}

/** The store gave other bytes than it was given. */
export class StoreCorrupted extends Error {
  override readonly name = 'StoreCorrupted';
}

/** How many bytes of messages are held at once; a unit's messages are held together however many they are. */
const messagesAtOnce = 500;

/** Gives every unit the messages about it, each read once; only what is not remembered is fetched. */
export async function readHistory(
  tables: Kysely<HospitalTables>,
  keys: readonly string[],
  history: readonly KeptMessage[],
  reader: MessageReader,
): Promise<ReadonlyMap<string, readonly ReceivedMessage[]>> {
  const facts = new Map<string, HospitalMessage>();
  const missing: string[] = [];
  for (const { id } of history) {
    const known = reader.recall(id);
    if (known === undefined) missing.push(id);
    else facts.set(id, known);
  }
  for (let from = 0; from < missing.length; from += messagesAtOnce) {
    for (const kept of await loadBytes(tables, missing.slice(from, from + messagesAtOnce))) {
      const read = reader.read(kept.id, toSoundBytes(kept));
      if (read !== undefined) facts.set(kept.id, read);
    }
  }
  const byUnit = new Map<string, ReceivedMessage[]>(keys.map((key) => [key, []]));
  for (const { id, received_at, keys: units } of history) {
    const own = facts.get(id);
    if (own === undefined) continue;
    const message = { facts: own, receivedAt: received_at, sequence: Number(id) };
    for (const key of units) byUnit.get(key)?.push(message);
  }
  return byUnit;
}

/** A projection of bytes that are not those that were kept would put the right one out. */
function toSoundBytes({ raw, digest }: KeptBytes): Buffer {
  if (!digestOf(raw).equals(digest)) throw new StoreCorrupted();
  return raw;
}
