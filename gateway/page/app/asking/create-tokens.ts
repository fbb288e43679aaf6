import { isObject, type Json } from '../answer/json.ts';

/** Hands out the token with which a reader asks; each is kept in memory until shortly before it ends. */
export interface Tokens {
  get(readerId: string): Promise<string>;
  /** Forgets what was handed out, so that the next is a new one. */
  drop(readerId: string): void;
}

/** How long before its end a token is no longer used, in milliseconds. */
const margin = 5000;

/** Builds what fetches tokens from the sandbox. */
export function createTokens(now: () => number = Date.now): Tokens {
  const known = new Map<string, { readonly token: string; readonly until: number }>();
  return {
    async get(readerId) {
      const kept = known.get(readerId);
      if (kept !== undefined && kept.until > now()) return kept.token;
      const response = await fetch(`/sandbox/personas/${encodeURIComponent(readerId)}/token`, {
        method: 'POST',
      });
      const given: Json = response.ok ? ((await response.json()) as Json) : null;
      if (!isObject(given) || typeof given['accessToken'] !== 'string') throw new TokenRefused();
      const seconds = typeof given['expiresIn'] === 'number' ? given['expiresIn'] : 60;
      known.set(readerId, { token: given['accessToken'], until: now() + seconds * 1000 - margin });
      return given['accessToken'];
    },
    drop: (readerId) => void known.delete(readerId),
  };
}

/** The sandbox gives no token for a reader. */
export class TokenRefused extends Error {}
