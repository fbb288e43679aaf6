import type { IncomingMessage } from 'node:http';

/** The longest part of a value in one cookie; browsers keep no cookie of more than 4096 bytes. */
const partLength = 3800;
/** The most cookies of one value; with more, the head of a request could be larger than is read. */
const mostParts = 3;

/**
 * What every cookie of ours is: for this host and scheme alone (`__Host-`), out of reach of scripts, and not sent
 * where another site asks, but where somebody comes from there, as from a login.
 */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/**
 * Reads a value that is kept in cookies; `undefined` where there is none. Of two under one name nobody can say which
 * is ours, so neither counts.
 */
export function readCookie(
  { headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>,
  name: string,
): string | undefined {
  const given = new Map<string, string | undefined>();
  for (const pair of (headersDistinct['cookie'] ?? []).join(';').split(';')) {
    const [key = '', ...rest] = pair.trim().split('=');
    given.set(key, given.has(key) ? undefined : rest.join('='));
  }
  const parts: string[] = [];
  for (const part of partNames(name)) {
    const value = given.get(part);
    if (value === undefined) break;
    parts.push(value);
  }
  return parts.length === 0 ? undefined : parts.join('');
}

/** Writes a value into cookies, as `Set-Cookie` headers; `undefined` where it is too large to be kept. */
export function writeCookie(name: string, value: string, seconds: number): readonly string[] | undefined {
  const parts = value.match(new RegExp(`.{1,${partLength}}`, 'g')) ?? [];
  if (parts.length > mostParts) return undefined;
  // A longer value from before must not go on behind a shorter one.
  return partNames(name).map((part, index) =>
    parts[index] === undefined
      ? toExpired(part)
      : `${part}=${parts[index]}; Max-Age=${seconds}; ${attributes}`,
  );
}

/** Takes back a value, as `Set-Cookie` headers. */
export function clearCookie(name: string): readonly string[] {
  return partNames(name).map(toExpired);
}

function partNames(name: string): readonly string[] {
  return Array.from({ length: mostParts }, (_, index) => `__Host-${name}${index === 0 ? '' : `-${index}`}`);
}

function toExpired(part: string): string {
  return `${part}=; Max-Age=0; ${attributes}`;
}
