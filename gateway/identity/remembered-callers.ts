import { hash } from 'node:crypto';
import type { Caller } from '../../schema/runtime/caller.ts';

/** Callers whose tokens were verified a short time ago. */
export interface RememberedCallers {
  find(token: string): Caller | undefined;
  /** Remembers a caller until the token expires, in seconds since 1970, or for a minute, whichever is shorter. */
  remember(token: string, caller: Caller, expires: number): void;
  readonly size: number;
}

/** How long a token is not verified again, so that a key that its issuer takes back does not count for longer. */
const rememberedMilliseconds = 60_000;

/** Builds an empty memory of at most so many callers; it knows tokens by their hash alone. */
export function createRememberedCallers(
  maximumEntries: number,
  now: () => number = () => Date.now(),
): RememberedCallers {
  // A map keeps the order of insertion, so its first entry is the oldest.
  const entries = new Map<string, { readonly caller: Caller; readonly until: number }>();
  return {
    find(token) {
      const name = toName(token);
      const found = entries.get(name);
      if (found !== undefined && found.until > now()) return found.caller;
      entries.delete(name);
      return undefined;
    },
    remember(token, caller, expires) {
      entries.set(toName(token), { caller, until: Math.min(expires * 1000, now() + rememberedMilliseconds) });
      const [oldest] = entries.keys();
      if (entries.size > maximumEntries && oldest !== undefined) entries.delete(oldest);
    },
    get size() {
      return entries.size;
    },
  };
}

function toName(token: string): string {
  return hash('sha256', token, 'base64');
}
