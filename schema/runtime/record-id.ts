import { createSealedText } from './sealed-text.ts';
import type { Secret } from './secret.ts';

/** What an item's id stands for: where the item is kept and under which business identifier. */
export interface RecordIdentity {
  /** The item's type in the graph, such as `GpConsultation`. */
  readonly type: string;
  /** The NHS number of the person under which the item was read. */
  readonly person: string;
  /** The source system, such as an organisation's code with its product. */
  readonly system: string;
  /** The business identifier by which the source system knows the item, never a row or resource number. */
  readonly identifier: string;
}

/** Turns identities into the graph's opaque, lasting ids and back. */
export interface RecordIds {
  toId(identity: RecordIdentity): string;
  /** The identity, or `undefined` where the id is not ours. */
  parseId(id: string): RecordIdentity | undefined;
}

/** Builds the ids of the graph from the secret that all its processes share. */
export function createRecordIds(secret: Secret): RecordIds {
  const sealedText = createSealedText(secret, 'record-id');
  return {
    toId: ({ type, person, system, identifier }) =>
      sealedText.seal(JSON.stringify([type, person, system, identifier])),
    parseId(id) {
      const text = sealedText.open(id);
      if (text === undefined) return undefined;
      const [type, person, system, identifier] = JSON.parse(text) as [string, string, string, string];
      return { type, person, system, identifier };
    },
  };
}
