import { z } from 'zod';
import type { TokenFault } from './token-fault.ts';

/** What a token says of itself before anything of it is believed. */
export interface TokenHead {
  readonly algorithm: string;
  readonly keyId: string;
  readonly type: string;
  readonly issuer: string;
}

// A header that brings a key, names an address, or asks for anything else is refused whole.
const headerShape = z.strictObject({
  alg: z.string().max(16),
  kid: z.string().min(1).max(200),
  typ: z.string().max(100),
});
const payloadShape = z.looseObject({ iss: z.string().max(500) });

/** Reads what a token says of itself, or why it cannot be a token of anybody. */
export function readTokenHead(token: string): TokenHead | TokenFault {
  const parts = token.split('.');
  const [header, payload] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined) return 'TOKEN_MALFORMED';
  if (!parts.every(isCanonical)) return 'TOKEN_MALFORMED';
  const head = headerShape.safeParse(decode(header));
  if (!head.success) return 'TOKEN_HEADER';
  const claims = payloadShape.safeParse(decode(payload));
  if (!claims.success) return 'TOKEN_MALFORMED';
  const { alg, kid, typ } = head.data;
  return { algorithm: alg, keyId: kid, type: typ, issuer: claims.data.iss };
}

/** Tells whether a part is written as it has to be; of the last letter some bits could be anything. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
