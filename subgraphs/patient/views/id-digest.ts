import { hash } from 'node:crypto';

/** What stands for a set of ids: how many, and the sum of their 32-bit hashes, modulo 2³². */
export interface IdDigest {
  readonly count: number;
  readonly sum: number;
}

/** The digest of no id. */
export const emptyDigest: IdDigest = { count: 0, sum: 0 };

/** Gives the digest of one id. */
export function toIdDigest(id: string): IdDigest {
  return { count: 1, sum: hash('sha256', id, 'buffer').readUInt32BE(0) };
}

/** Gives the digest of two sets without a common id, taken together. */
export function addDigests(left: IdDigest, right: IdDigest): IdDigest {
  return { count: left.count + right.count, sum: (left.sum + right.sum) % 2 ** 32 };
}

/** Tells whether two digests stand for the same ids, but for one chance in 2³². */
export function isSameDigest(left: IdDigest, right: IdDigest): boolean {
  return left.count === right.count && left.sum === right.sum;
}
