import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../schema/runtime/log.ts';
import { refuse, send } from '../http/send.ts';
import { toCaller } from '../identity/to-caller.ts';
import { isAskedWith, isOfOurPage } from './admit-login.ts';
import type { Logins, SetCookies } from './create-logins.ts';
import type { Provider } from './create-provider.ts';
import type { LoginFault } from './login-fault.ts';
import { loginPages, sendLoginPage } from './login-pages.ts';
import type { LoginSettings } from './login-settings.ts';
import { toLoggedIn } from './to-logged-in.ts';

/** What logging in and out is served with. */
export interface LoginParts {
  readonly settings: Pick<LoginSettings, 'url' | 'issuer'>;
  readonly provider: Provider;
  readonly logins: Logins;
  readonly log: Log;
}

type Route = (parts: LoginParts, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const routes: Readonly<Record<string, { readonly method: 'GET' | 'POST'; readonly answer: Route }>> = {
  '/login': { method: 'GET', answer: begin },
  '/login/callback': { method: 'GET', answer: finish },
  '/login/who': { method: 'GET', answer: tellWho },
  '/login/done': {
    method: 'GET',
    answer: async (_, __, response) => sendLoginPage(response, loginPages.done),
  },
  '/login/ended': {
    method: 'GET',
    answer: async (_, __, response) => sendLoginPage(response, loginPages.ended),
  },
  '/logout': { method: 'POST', answer: end },
};

/** Answers `/login` and what lies below it, and `/logout`; tells whether it did. */
export async function serveLogin(
  parts: LoginParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return false;
  if (request.method === route.method) await route.answer(parts, request, response);
  else refuse(response, 405, `This is asked by ${route.method}.`, { allow: route.method });
  return true;
}

async function begin(
  { provider, logins, log }: LoginParts,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const begun = await provider.begin();
  if (typeof begun === 'string') {
    tell(log, begun);
    return sendLoginPage(response, loginPages.away);
  }
  // Where somebody goes afterwards is one of two places of ours: no address is ever taken from a request.
  const isAgain = toSearch(request) === '?again';
  const cookies = await logins.beginAttempt({ ...begun.attempt, isAgain });
  return redirect(response, begun.url, cookies);
}

async function finish(parts: LoginParts, request: IncomingMessage, response: ServerResponse) {
  const { logins, provider, settings, log } = parts;
  const attempt = await logins.readAttempt(request);
  // Whatever comes of it, an attempt counts once.
  response.setHeader('set-cookie', logins.endAttempt());
  if (attempt === undefined) {
    log.info('login refused', { reason: 'NO_ATTEMPT' });
    return sendLoginPage(response, loginPages.broken);
  }
  const granted = await provider.finish(toSearch(request), attempt);
  if (typeof granted === 'string') {
    tell(log, granted);
    return sendLoginPage(response, pageOfFault[granted]);
  }
  const caller = toCaller(granted.claims, settings.issuer);
  if (typeof caller === 'string') {
    log.info('login refused', { reason: caller });
    return sendLoginPage(response, loginPages.noAccess);
  }
  const opened = await logins.open(granted);
  if (opened === undefined) {
    log.error('login refused', { reason: 'LOGIN_TOO_LARGE' });
    return sendLoginPage(response, loginPages.tooLarge);
  }
  log.info('logged in');
  return redirect(response, attempt.isAgain === true ? '/login/done' : '/', [
    ...logins.endAttempt(),
    ...opened,
  ]);
}

const pageOfFault = {
  ISSUER_AWAY: loginPages.away,
  DECLINED: loginPages.declined,
  GRANT_REFUSED: loginPages.broken,
  ANSWER_REFUSED: loginPages.broken,
} as const satisfies Record<LoginFault, unknown>;

async function tellWho({ logins, settings }: LoginParts, request: IncomingMessage, response: ServerResponse) {
  const kept = await logins.read(request);
  const caller = kept === undefined ? undefined : toCaller(kept.claims, settings.issuer);
  if (kept === undefined || caller === undefined || typeof caller === 'string') {
    return refuse(response, 401, 'Nobody is logged in.', {}, 'UNAUTHENTICATED');
  }
  return send(response, 200, JSON.stringify(toLoggedIn(kept.id, caller)));
}

async function end(parts: LoginParts, request: IncomingMessage, response: ServerResponse) {
  const { logins, provider, settings, log } = parts;
  const kept = await logins.read(request);
  // Another page must not log anybody out either.
  if (!isOfOurPage(request, settings.url) || (kept !== undefined && !isAskedWith(request, kept))) {
    return refuse(response, 403, 'Only the page of the gateway may log somebody out.', {}, 'FORBIDDEN');
  }
  const next = kept === undefined ? undefined : await provider.end(kept.idToken, kept.refreshToken);
  log.info('logged out');
  response.setHeader('set-cookie', logins.close());
  return send(response, 200, JSON.stringify({ next: next ?? '/login/ended' }), {
    'clear-site-data': '"cache"',
  });
}

function tell(log: Log, reason: LoginFault): void {
  if (reason === 'ISSUER_AWAY') log.error('login refused', { reason });
  else log.info('login refused', { reason });
}

function toSearch({ url = '/' }: IncomingMessage): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}

/** Sends a browser elsewhere; what it was asked with stands in no address that goes along. */
export function redirect(response: ServerResponse, location: string, cookies: SetCookies = []): void {
  response.writeHead(303, {
    location,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-length': 0,
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
  });
  response.end();
}
