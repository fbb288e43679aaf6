import { createKeySet, type KeySet } from './key-set.ts';
import type { CryptoKey } from 'jose';

/** What an issuer's keys are looked up in. */
export interface KeySource {
  /** The key, `undefined` where the issuer has none of this name, or `unavailable` where nobody can tell. */
  find(keyId: string, algorithm: string): Promise<CryptoKey | 'unavailable' | undefined>;
}

/** How keys are kept that are fetched from somewhere. */
export interface KeySourceOptions {
  /** Fetches the issuer's JWKs; `undefined` where they cannot be had. */
  readonly fetchKeys: () => Promise<readonly unknown[] | undefined>;
  /** How long keys count while they cannot be fetched again. */
  readonly keysSeconds: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** Keys are fetched anew in the background once they are this old, in milliseconds. */
const refreshAge = 5 * 60_000;
/** The least time between two fetches while there are keys, however many unknown ones are named. */
const refetchPause = 30_000;
/** The least time between two fetches while there are none. */
const retryPause = 2000;

/**
 * Builds a source of keys that are fetched when they are first needed, kept, and fetched again as they age or when a
 * token names an unknown one.
 *
 * While the issuer cannot be reached what is kept counts until it is `keysSeconds` old; after that there are none.
 */
export function createKeySource({
  fetchKeys,
  keysSeconds,
  now = () => Date.now(),
}: KeySourceOptions): KeySource {
  let kept: { readonly keys: KeySet; readonly at: number } | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const usable = () => (kept !== undefined && now() - kept.at < keysSeconds * 1000 ? kept : undefined);
  const refetch = (pause: number): Promise<void> => {
    if (underWay === undefined && now() - triedAt >= pause) {
      triedAt = now();
      underWay = fetchKeys()
        .then((fetched) => {
          kept = fetched === undefined ? kept : { keys: createKeySet(fetched), at: now() };
          return undefined;
        })
        .finally(() => {
          underWay = undefined;
        });
    }
    return underWay ?? Promise.resolve();
  };

  return {
    async find(keyId, algorithm) {
      const known = usable();
      if (known !== undefined) {
        if (now() - known.at >= refreshAge) void refetch(refetchPause);
        const key = await known.keys.find(keyId, algorithm);
        if (key !== undefined) return key;
      }
      await refetch(known === undefined ? retryPause : refetchPause);
      const current = usable();
      return current === undefined ? 'unavailable' : current.keys.find(keyId, algorithm);
    },
  };
}

/** Builds a source of keys that are configured and never change. */
export function createFixedKeySource(keys: readonly unknown[]): KeySource {
  return createKeySet(keys);
}
