import { type CryptoKey, importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** The public keys of an issuer at one time. */
export interface KeySet {
  /** The key of an identifier for one kind of signature; `undefined` where there is none. */
  find(keyId: string, algorithm: string): Promise<CryptoKey | undefined>;
}

const keyShape = z.looseObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z.string().min(1).max(200),
  alg: z.string().optional(),
  use: z.literal('sig').optional(),
});

/** The most keys of one issuer that are looked at. */
const maximumKeys = 50;

/** Builds a key set from JWKs; whatever is no public key for signatures is left out (RFC 7517). */
export function createKeySet(given: readonly unknown[]): KeySet {
  const keys = new Map<string, z.output<typeof keyShape> | undefined>();
  for (const candidate of given.slice(0, maximumKeys)) {
    const parsed = keyShape.safeParse(candidate);
    if (!parsed.success) continue;
    const { kid } = parsed.data;
    // Of two keys under one name nobody can say which is meant.
    keys.set(kid, keys.has(kid) ? undefined : parsed.data);
  }
  const imported = new Map<string, Promise<CryptoKey | undefined>>();
  return {
    find(keyId, algorithm) {
      const key = keys.get(keyId);
      if (key === undefined || (key.alg !== undefined && key.alg !== algorithm)) {
        return Promise.resolve(undefined);
      }
      const name = JSON.stringify([keyId, algorithm]);
      let known = imported.get(name);
      if (known === undefined) imported.set(name, (known = importPublicKey(key, algorithm)));
      return known;
    },
  };
}

async function importPublicKey(key: z.output<typeof keyShape>, algorithm: string) {
  try {
    // A private key that somebody published by mistake is not used either.
    const made = await importJWK(key as JWK, algorithm);
    return made instanceof Uint8Array || made.type !== 'public' ? undefined : made;
  } catch {
    return undefined;
  }
}
