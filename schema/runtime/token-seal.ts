import { createCipheriv, createSecretKey } from 'node:crypto';
import { jwtDecrypt } from 'jose';
import { takeRandomBytes } from './random-bytes.ts';
import { deriveKey, type Secret } from './secret.ts';

/** Seals a value for one purpose and a short time, and opens it again. */
export interface TokenSeal<T> {
  seal(value: T, seconds: number): Promise<string>;
  /** The value, or `undefined` where the token is forged, altered, expired or for another purpose. */
  open(token: string): Promise<T | undefined>;
}

/** The protected header of every seal, as it stands in it and is authenticated (RFC 7516, 5.1). */
const header = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url');
const headerBytes = Buffer.from(header, 'ascii');

/** The longest that a seal can count, in seconds. */
const longestSeconds = 300;
/** How far the clocks of our processes may be from each other, in seconds. */
const skewSeconds = 5;

/** Builds a signed and encrypted seal (JWE, direct key, AES-256-GCM) whose audience is its purpose. */
export function createTokenSeal<T>(secret: Secret, purpose: string): TokenSeal<T> {
  const key = deriveKey(secret, purpose, 32);
  const options = {
    audience: purpose,
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
    requiredClaims: ['exp', 'iat'],
  };
  const sealingKey = createSecretKey(key);
  return {
    async seal(value, seconds) {
      const now = Math.floor(Date.now() / 1000);
      const claims = { v: value, aud: purpose, iat: now, exp: now + seconds };
      // A few hundred bytes are sealed faster than a thread is found for them, which is what the library does.
      const nonce = takeRandomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(headerBytes);
      const sealed = cipher.update(JSON.stringify(claims), 'utf8', 'base64url');
      const rest = cipher.final('base64url');
      return `${header}..${nonce.toString('base64url')}.${sealed}${rest}.${cipher.getAuthTag().toString('base64url')}`;
    },
    async open(token) {
      try {
        const { payload } = await jwtDecrypt<{ v: T }>(token, key, options);
        const { iat = 0, exp = 0, v } = payload;
        const isOfItsTime = iat <= Date.now() / 1000 + skewSeconds && exp - iat <= longestSeconds;
        return isOfItsTime ? v : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
