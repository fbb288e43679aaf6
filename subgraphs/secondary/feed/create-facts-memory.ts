import type { HospitalMessage } from '../facts/hospital-message.ts';

/** Remembers what kept messages say, so that a message is not read again each time that its person is projected. */
export interface FactsMemory {
  get(id: string): HospitalMessage | undefined;
  set(id: string, facts: HospitalMessage, bytes: number): void;
}

const mostMessages = 20_000;
const mostBytes = 32 * 1024 * 1024;

/**
 * Builds a memory that forgets the messages that were looked at longest ago.
 *
 * Kept bytes always mean the same under one configuration, so what is remembered is never old.
 */
export function createFactsMemory(): FactsMemory {
  const known = new Map<string, { readonly facts: HospitalMessage; readonly bytes: number }>();
  let size = 0;
  return {
    get(id) {
      const found = known.get(id);
      if (found === undefined) return undefined;
      known.delete(id);
      known.set(id, found);
      return found.facts;
    },
    set(id, facts, bytes) {
      size += bytes - (known.get(id)?.bytes ?? 0);
      known.delete(id);
      known.set(id, { facts, bytes });
      for (const [oldest, { bytes: freed }] of known) {
        if (known.size <= mostMessages && size <= mostBytes) break;
        known.delete(oldest);
        size -= freed;
      }
    },
  };
}
