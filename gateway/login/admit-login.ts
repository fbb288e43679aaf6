import { codes } from '../../schema/runtime/codes.ts';
import type { Log } from '../../schema/runtime/log.ts';
import type { Admission, Admit } from '../identity/admit.ts';
import { toCaller } from '../identity/to-caller.ts';
import type { Heard, Logins } from './create-logins.ts';
import type { KeptLogin } from './kept-login.ts';
import type { LoginSettings } from './login-settings.ts';

/** The header in which the page of the gateway says which login it asks with. */
export const loginHeader = 'x-caregraph-login';

/** Builds what admits whoever is logged in to the page, and leaves everybody else to what admits tokens. */
export function createLoginAdmission(
  settings: Pick<LoginSettings, 'url' | 'issuer'>,
  logins: Logins,
  admitToken: Admit,
  log: Log,
): Admit {
  return async (request) => {
    // Who brings a token is whoever the token says, whatever else a browser sends along.
    if (request.headersDistinct['authorization'] !== undefined || !logins.isBrought(request)) {
      return admitToken(request);
    }
    const kept = await logins.read(request);
    if (kept === undefined) return ended;
    if (!isOfOurPage(request, settings.url)) return notOurs;
    if (!isAskedWith(request, kept)) return another;
    const used = await logins.use(kept);
    if (used === undefined) return ended;
    const caller = toCaller(used.login.claims, settings.issuer);
    if (typeof caller === 'string') {
      log.info('caller not admitted', { reason: caller });
      return refuse(403, 'FORBIDDEN', 'This login gives no access here.');
    }
    return { kind: 'admitted', caller, cookies: used.cookies };
  };
}

/** Tells whether a browser says that the page of this gateway sends a request, which no other page can make it say. */
export function isOfOurPage({ headersDistinct }: Heard, url: string): boolean {
  const [origin, ...others] = headersDistinct['origin'] ?? [];
  const [site = 'same-origin'] = headersDistinct['sec-fetch-site'] ?? [];
  return origin === url && others.length === 0 && site === 'same-origin';
}

/** Tells whether the page asks with the login that the browser keeps, and not with one that it has had before. */
export function isAskedWith({ headersDistinct }: Heard, { id }: KeptLogin): boolean {
  const named = headersDistinct[loginHeader] ?? [];
  return named.length === 1 && named[0] === id;
}

function refuse(status: number, code: 'FORBIDDEN' | 'UNAUTHENTICATED', message: string): Admission {
  return { kind: 'refused', status, code, message, headers: {} };
}

const ended = refuse(
  401,
  'UNAUTHENTICATED',
  `${codes.UNAUTHENTICATED} The login has ended. Log in again at /login, then ask again.`,
);
const another = refuse(
  401,
  'UNAUTHENTICATED',
  `${codes.UNAUTHENTICATED} Another login has taken the place of the one that the page was opened with. Reload it.`,
);
const notOurs = refuse(403, 'FORBIDDEN', 'With a login only the page of the gateway may ask.');
