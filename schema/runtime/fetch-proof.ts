import { createHmac, timingSafeEqual } from 'node:crypto';
import { takeRandomBytes } from './random-bytes.ts';

/** The HTTP header in which the gateway proves that a fetch is its own and new. */
export const fetchHeader = 'caregraph-fetch';

/** Makes the key of one graph request; it travels within the sealed caller and nowhere else. */
export function createFetchKey(): string {
  return takeRandomBytes(32).toString('base64url');
}

/** Writes the proof of one fetch to a part of the graph; no two are alike. */
export type ProveFetch = (part: string, body: string) => string;

/**
 * Builds what proves the fetches of one graph request: each has a number of its own, and a code over that number,
 * the part of the graph that is asked and every byte of what it is asked (HMAC with SHA-256).
 *
 * Whoever writes down a fetch on its way has the sealed caller, and can neither ask anything else with it, nor
 * another part, nor the same once more.
 */
export function createFetchProver(key: string): ProveFetch {
  let count = 0;
  return (part, body) => {
    count += 1;
    return `${count}.${toCode(key, part, count, body).toString('base64url')}`;
  };
}

/** The number of a fetch, or `undefined` where its proof is none for this part and these bytes. */
export function readFetchProof(
  key: string,
  part: string,
  proof: unknown,
  body: Uint8Array,
): number | undefined {
  const [, digits = '', code = ''] =
    (typeof proof === 'string' ? /^([1-9]\d{0,5})\.([\w-]{43})$/.exec(proof) : null) ?? [];
  if (digits === '') return undefined;
  const given = Buffer.from(code, 'base64url');
  const expected = toCode(key, part, Number(digits), body);
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected)
    ? Number(digits)
    : undefined;
}

function toCode(key: string, part: string, count: number, body: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(`${part}\n${count}\n`).update(body).digest();
}
