import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../schema/runtime/caller.ts';
import { type Code, codes } from '../../schema/runtime/codes.ts';
import type { Profile } from '../gateway-options.ts';
import type { Authenticate } from './create-authenticator.ts';

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

/** Builds what admits callers alone; everybody else is told the same, and how to get a token. */
export function createAdmission(authenticate: Authenticate, profile: Profile): Admit {
  const unauthenticated: Admission = {
    kind: 'refused',
    status: 401,
    code: 'UNAUTHENTICATED',
    message: `${codes.UNAUTHENTICATED} Send "authorization: Bearer" with a token that is valid. ${advice[profile]}`,
    headers: { 'www-authenticate': 'Bearer realm="caregraph"' },
  };
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
    return who.kind === 'forbidden' ? forbidden : unauthenticated;
  };
}
