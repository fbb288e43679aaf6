import { readHeader } from '../hl7/read-header.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { MessageReader } from '../store/read-history.ts';
import type { FactsMemory } from './create-facts-memory.ts';
import { interpretMessage } from './interpret-message.ts';

/** Builds what reads kept messages as their senders' profiles explain them, and remembers what they say. */
export function createMessageReader(
  senders: readonly SenderConfiguration[],
  memory: FactsMemory,
): MessageReader {
  return {
    recall: (id) => memory.get(id),
    read(id, raw) {
      const admitted = readHeader(raw);
      if (!admitted.ok) return undefined;
      const { read } = interpretMessage(raw, admitted.header, senders);
      if (read.kind !== 'read') return undefined;
      memory.set(id, read.facts, raw.byteLength);
      return read.facts;
    },
  };
}
