import type { IncomingMessage } from 'node:http';
import type { TokenFault } from './token-fault.ts';

/** The largest token that is looked at, in characters. */
const maximumLength = 8192;

/** A token as it came, not yet looked into, or why there is none. */
export type Bearer =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'refused'; readonly fault: TokenFault };

/** Takes the bearer token out of a request's one `Authorization` header (RFC 6750, 2.1). */
export function parseBearer(request: Pick<IncomingMessage, 'headersDistinct'>): Bearer {
  const given = request.headersDistinct['authorization'] ?? [];
  const [header] = given;
  if (header === undefined) return refused('TOKEN_MISSING');
  // Two parties on the way may each have believed another one.
  if (given.length > 1) return refused('TOKEN_MALFORMED');
  if (header.length > maximumLength) return refused('TOKEN_TOO_LARGE');
  const token = /^bearer +([\w.-]+) *$/i.exec(header)?.[1];
  return token === undefined ? refused('TOKEN_MALFORMED') : { kind: 'token', token };
}

/** Tells whether a request brings something as a bearer token, whatever it is worth. */
export function bringsToken({ headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>): boolean {
  return (headersDistinct['authorization'] ?? []).some((header) => /^bearer +[^ ]/i.test(header));
}

function refused(fault: TokenFault): Bearer {
  return { kind: 'refused', fault };
}
