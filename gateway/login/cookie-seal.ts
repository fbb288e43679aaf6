import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { deriveKey, type Secret } from '../../schema/runtime/secret.ts';

/** Seals a value so that only our own processes read it, however a browser keeps it, and opens it again. */
export interface CookieSeal<T> {
  /** @param until when it no longer opens, in seconds since 1970 */
  seal(value: T, until: number): Promise<string>;
  /** The value; `undefined` where the text is forged, altered, expired or for another purpose. */
  open(text: string): Promise<T | undefined>;
}

/**
 * Builds a seal (JWE, direct key, AES-256-GCM) for one purpose. The first secret seals and each of them opens, so that
 * secrets are changed without anybody being logged out.
 */
export function createCookieSeal<T>(secrets: readonly [Secret, ...Secret[]], purpose: string): CookieSeal<T> {
  const toKey = (secret: Secret) => {
    const key = deriveKey(secret, purpose, 32);
    return { key, kid: createHash('sha256').update(key).digest('base64url').slice(0, 8) };
  };
  const [first, ...others] = secrets;
  const newest = toKey(first);
  const keys = new Map([newest, ...others.map(toKey)].map(({ kid, key }) => [kid, key]));
  return {
    seal: (value, until) =>
      new EncryptJWT({ v: value })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest.kid })
        .setAudience(purpose)
        .setExpirationTime(until)
        .encrypt(newest.key),
    async open(text) {
      try {
        const { payload } = await jwtDecrypt<{ v: T }>(
          text,
          ({ kid = '' }) => keys.get(kid) ?? new Uint8Array(),
          {
            audience: purpose,
            keyManagementAlgorithms: ['dir'],
            contentEncryptionAlgorithms: ['A256GCM'],
            requiredClaims: ['exp'],
          },
        );
        return payload.v;
      } catch {
        return undefined;
      }
    },
  };
}
