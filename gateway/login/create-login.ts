import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../schema/runtime/log.ts';
import { refuse } from '../http/send.ts';
import type { Admit } from '../identity/admit.ts';
import type { VerifyIssued } from '../identity/create-token-verifier.ts';
import { toCaller } from '../identity/to-caller.ts';
import type { ServePage } from '../page/serve-page.ts';
import { createLoginAdmission } from './admit-login.ts';
import { createLogins } from './create-logins.ts';
import { createProvider } from './create-provider.ts';
import type { LoginSettings } from './login-settings.ts';
import { createReadGranted } from './read-granted.ts';
import { redirect, serveLogin } from './serve-login.ts';

/** The gateway as the place where people log in to the page: no token ever reaches a browser in a form it can read. */
export interface Login {
  /** Admits whoever is logged in, and leaves tokens to what admits them. */
  admitWith(admitToken: Admit): Admit;
  /** Serves logging in and out, and a page to whoever is logged in alone. */
  guard(servePage: ServePage): ServePage;
}

/** What is about people or their graph; the page's programs and pictures are the same for everybody. */
const guarded: ReadonlySet<string> = new Set(['/', '/page-settings.json', '/page-schema.graphql']);

/** Builds the page's login. */
export function createLogin(settings: LoginSettings, verify: VerifyIssued, log: Log): Login {
  const provider = createProvider(settings, createReadGranted(settings, verify));
  const logins = createLogins(settings, provider);
  const parts = { settings, provider, logins, log };

  const isLoggedIn = async (request: IncomingMessage) => {
    const kept = await logins.read(request);
    return kept !== undefined && typeof toCaller(kept.claims, settings.issuer) !== 'string';
  };

  async function serve(
    servePage: ServePage,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    if (await serveLogin(parts, request, response)) return true;
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!guarded.has(path) || (await isLoggedIn(request))) return servePage(request, response);
    if (path === '/' && request.method === 'GET') redirect(response, '/login');
    else refuse(response, 401, 'Log in at /login first.', {}, 'UNAUTHENTICATED');
    return true;
  }

  return {
    admitWith: (admitToken) => createLoginAdmission(settings, logins, admitToken, log),
    guard: (servePage) => (request, response) => serve(servePage, request, response),
  };
}
