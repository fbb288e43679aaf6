import { isObject, type Json } from '../answer/json.ts';
import { type Credentials, CredentialsRefused } from './credentials.ts';

/** How long before its end a token is no longer used, in milliseconds. */
const margin = 5000;

/** Builds what fetches tokens of the sandbox's personas; each is kept in memory until shortly before it ends. */
export function createPersonaCredentials(now: () => number = Date.now): Credentials {
  const known = new Map<string, { readonly token: string; readonly until: number }>();
  return {
    async get(readerId) {
      const kept = known.get(readerId);
      if (kept !== undefined && kept.until > now()) return toHeaders(kept.token);
      const response = await fetch(`/sandbox/personas/${encodeURIComponent(readerId)}/token`, {
        method: 'POST',
      });
      const given: Json = response.ok ? ((await response.json()) as Json) : null;
      if (!isObject(given) || typeof given['accessToken'] !== 'string')
        throw new CredentialsRefused('noToken');
      const seconds = typeof given['expiresIn'] === 'number' ? given['expiresIn'] : 60;
      known.set(readerId, { token: given['accessToken'], until: now() + seconds * 1000 - margin });
      return toHeaders(given['accessToken']);
    },
    drop: (readerId) => void known.delete(readerId),
  };
}

function toHeaders(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}
