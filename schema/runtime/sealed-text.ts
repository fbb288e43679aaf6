import { aessiv } from '@noble/ciphers/aes.js';
import { deriveKey, type Secret } from './secret.ts';

/** Turns a text into an opaque one and back; the same text always gives the same opaque text. */
export interface SealedText {
  seal(text: string): string;
  /** The text, or `undefined` where the opaque one is not ours or was altered. */
  open(sealed: string): string | undefined;
}

/** Builds a deterministic, authenticated seal for texts of one purpose (AES-SIV, RFC 5297), as base64url. */
export function createSealedText(secret: Secret, purpose: string): SealedText {
  const key = deriveKey(secret, purpose, 64);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    // AES-SIV objects are for one use only; the key schedule is cheap beside the rest.
    seal: (text) => Buffer.from(aessiv(key).encrypt(new TextEncoder().encode(text))).toString('base64url'),
    open(sealed) {
      if (!/^[A-Za-z0-9_-]{22,8192}$/.test(sealed)) return undefined;
      try {
        return decoder.decode(aessiv(key).decrypt(new Uint8Array(Buffer.from(sealed, 'base64url'))));
      } catch {
        return undefined;
      }
    },
  };
}
