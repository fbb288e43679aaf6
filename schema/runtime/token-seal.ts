import { EncryptJWT, jwtDecrypt } from 'jose';
import { deriveKey, type Secret } from './secret.ts';

/** Seals a value for one purpose and a short time, and opens it again. */
export interface TokenSeal<T> {
  seal(value: T, seconds: number): Promise<string>;
  /** The value, or `undefined` where the token is forged, altered, expired or for another purpose. */
  open(token: string): Promise<T | undefined>;
}

/** Builds a signed and encrypted seal (JWE, direct key, AES-256-GCM) whose audience is its purpose. */
export function createTokenSeal<T>(secret: Secret, purpose: string): TokenSeal<T> {
  const key = deriveKey(secret, purpose, 32);
  const options = {
    audience: purpose,
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
    requiredClaims: ['exp'],
  };
  return {
    seal: (value, seconds) => {
      const now = Math.floor(Date.now() / 1000);
      return new EncryptJWT({ v: value })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(purpose)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .encrypt(key);
    },
    async open(token) {
      try {
        const { payload } = await jwtDecrypt<{ v: T }>(token, key, options);
        return payload.v;
      } catch {
        return undefined;
      }
    },
  };
}
