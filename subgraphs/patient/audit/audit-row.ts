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
  /** Proves any text of ours beside the events, such as what closes a part of the chain. */
  proveText(text: string): string;
  isProved(row: Pick<AuditRow, 'event' | 'mac'>): boolean;
}

/**
 * Builds the proof of events from the secret in use, and of earlier ones, under which older events were written.
 *
 * The chain alone could be rewritten whole by whoever owns the database; the proof cannot, without the secret. A code
 * begins with the id of its key, so that a secret can be replaced while what it proved stays proved.
 */
export function createEventProof(secret: Secret, ...earlier: readonly Secret[]): EventProof {
  const current = toKey(secret);
  const keys = [current, ...earlier.map(toKey)];
  const proveText = (text: string) => `${current.id}.${toCode(current, text)}`;
  return {
    prove(event) {
      const text = JSON.stringify(event);
      return { id: toEventId(event), event: text, mac: proveText(text) };
    },
    proveText,
    isProved({ event, mac }) {
      const [, id, code = ''] = /^(?:([0-9a-f]{8})\.)?([0-9a-f]{64})$/.exec(mac) ?? [];
      // The first events were proved without naming the key.
      const candidates = keys.filter((key) => id === undefined || key.id === id);
      return candidates.some((key) => isEqual(toCode(key, event), code));
    },
  };
}

interface ProofKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

function toKey(secret: Secret): ProofKey {
  const bytes = deriveKey(secret, 'caregraph-audit', 32);
  const id = Buffer.from(deriveKey(secret, 'caregraph-audit-key-id', 4)).toString('hex');
  return { id, bytes };
}

function toCode({ bytes }: ProofKey, text: string): string {
  return createHmac('sha256', bytes).update(text).digest('hex');
}

function isEqual(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}

/** The id of an event: its place among what one run of a process wrote. */
export function toEventId({ writer, sequence }: Pick<AuditEvent, 'writer' | 'sequence'>): string {
  return `${writer}:${sequence}`;
}

/** The link of an event in the chain, as the store makes it too. */
export function toChainHash(previous: string, { event, mac }: AuditRow): string {
  return createHash('sha256').update(`${previous}\n${event}\n${mac}`).digest('hex');
}
