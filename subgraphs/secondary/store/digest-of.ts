import { createHash } from 'node:crypto';

/** The SHA-256 of some bytes. */
export function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
