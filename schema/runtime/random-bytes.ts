import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let taken = pool.byteLength;

/**
 * Takes random bytes for keys and nonces, up to 4096 at once; none is given twice.
 *
 * Each call to the system's source costs more than a few hundred bytes of it, so many are fetched together.
 */
export function takeRandomBytes(count: number): Buffer {
  if (taken + count > pool.byteLength) {
    randomFillSync(pool);
    taken = 0;
  }
  const bytes = Buffer.from(pool.subarray(taken, taken + count));
  // What was given to one is not kept for a reader of our memory.
  pool.fill(0, taken, taken + count);
  taken += count;
  return bytes;
}
