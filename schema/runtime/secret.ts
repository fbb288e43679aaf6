import { hkdfSync } from 'node:crypto';

/** A secret of at least 32 bytes, from which each purpose's own key is derived. */
export type Secret = Uint8Array & { readonly __secret: true };

/** Admits a base64 or base64url secret of at least 32 bytes. */
export function parseSecret(text: string): Secret | undefined {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return bytes.byteLength >= 32 ? (bytes as Secret) : undefined;
}

/** Derives the key of one purpose, so that what is sealed for one is never opened for another (RFC 5869). */
export function deriveKey(secret: Secret, purpose: string, bytes: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'caregraph', purpose, bytes));
}
