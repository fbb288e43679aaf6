import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../schema/runtime/caller.ts';
import { type Code, codes } from '../../schema/runtime/codes.ts';
import type { Profile } from '../gateway-options.ts';
import type { Authenticate } from './create-authenticator.ts';
import { bringsToken } from './parse-bearer.ts';

/** Whether a request is answered, and for whom, or how it is refused. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly caller?: Caller;
      /** `Set-Cookie` headers by which a login is kept in use. */
      readonly cookies?: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: Code;
      readonly message: string;
      readonly headers: Readonly<Record<string, string>>;
    };

/** Decides whether a request is answered, before its body is read. */
export type Admit = (request: Pick<IncomingMessage, 'headersDistinct'>) => Promise<Admission>;

/** Answers whoever asks, and nobody in particular. */
export const admitAnyone: Admit = () => Promise.resolve({ kind: 'admitted' });

const advice: Readonly<Record<Profile, string>> = {
  sandbox: '"npm run --silent token -- general-practitioner" prints a token.',
  production: 'Your login gives you a token.',
};

/**
 * Builds what admits callers alone; everybody else is told how to get a token.
 *
 * Who brought a token is told that it is not taken, and never why (RFC 6750, 3.1), so that a program knows to get
 * another one.
 */
export function createAdmission(authenticate: Authenticate, profile: Profile): Admit {
  const toUnauthenticated = (message: string, challenge: string): Admission => ({
    kind: 'refused',
    status: 401,
    code: 'UNAUTHENTICATED',
    message: `${message} ${advice[profile]}`,
    headers: { 'www-authenticate': challenge },
  });
  const missing = toUnauthenticated(
    `${codes.UNAUTHENTICATED} Send "authorization: Bearer" with a token that is valid.`,
    'Bearer realm="caregraph"',
  );
  const notTaken = toUnauthenticated(
    'The token is not taken: it may be over, or not be for this graph. Get a new one.',
    'Bearer realm="caregraph", error="invalid_token"',
  );
  const forbidden: Admission = {
    kind: 'refused',
    status: 403,
    code: 'FORBIDDEN',
    message: 'This login gives no access here.',
    headers: { 'www-authenticate': 'Bearer realm="caregraph", error="insufficient_scope"' },
  };
  return async (request) => {
    const who = await authenticate(request);
    if (who.kind === 'caller') return { kind: 'admitted', caller: who.caller };
    if (who.kind === 'forbidden') return forbidden;
    return bringsToken(request) ? notTaken : missing;
  };
}
