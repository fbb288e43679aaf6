import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey, type Secret } from '../../../schema/runtime/secret.ts';
import type { AuditEvent } from './audit-event.ts';

/** An event as it is sent to the store: its text, and what proves that a process of ours wrote that text. */
export interface AuditRow {
  readonly id: string;
  readonly event: string;
  readonly mac: string;
}

/** An event as the store keeps it, in the chain. */
export interface StoredRow extends AuditRow {
  readonly position: number;
  readonly previous: string;
  readonly hash: string;
}

/** What the first event of a chain follows. */
export const chainStart = '0'.repeat(64);

/** Proves events, and tells whether a text is one that was proved. */
export interface EventProof {
  prove(event: AuditEvent): AuditRow;
  isProved(row: AuditRow): boolean;
}

/**
 * Builds the proof of events from the secret of ids, which lasts as long as the record.
 *
 * The chain alone could be rewritten whole by whoever owns the database; the proof cannot, without the secret.
 */
export function createEventProof(secret: Secret): EventProof {
  const key = deriveKey(secret, 'caregraph-audit', 32);
  const toMac = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return {
    prove(event) {
      const text = JSON.stringify(event);
      return { id: toEventId(event), event: text, mac: toMac(text) };
    },
    isProved({ event, mac }) {
      const expected = Buffer.from(toMac(event));
      const given = Buffer.from(mac);
      return expected.byteLength === given.byteLength && timingSafeEqual(expected, given);
    },
  };
}

/** The id of an event: its place among what one run of a process wrote. */
export function toEventId({ writer, sequence }: Pick<AuditEvent, 'writer' | 'sequence'>): string {
  return `${writer}:${sequence}`;
}

/** The link of an event in the chain, as the store makes it too. */
export function toChainHash(previous: string, { event, mac }: AuditRow): string {
  return createHash('sha256').update(`${previous}\n${event}\n${mac}`).digest('hex');
}
