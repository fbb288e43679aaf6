import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createCookieSeal } from './cookie-seal.ts';
import { clearCookie, readCookie, writeCookie } from './cookies.ts';
import type { Provider } from './create-provider.ts';
import type { KeptLogin, LoginAttempt } from './kept-login.ts';
import type { LoginFault } from './login-fault.ts';
import type { LoginSettings } from './login-settings.ts';
import type { Granted } from './read-granted.ts';

/** A request's headers. */
export type Heard = Pick<IncomingMessage, 'headersDistinct'>;

/** `Set-Cookie` headers. */
export type SetCookies = readonly string[];

/** The logins that browsers keep for us. */
export interface Logins {
  /** A new login, under a new name whoever was logged in before; `undefined` where it is too large to be kept. */
  open(granted: Granted): Promise<SetCookies | undefined>;
  /** The login of a request, as long as it counts. */
  read(request: Heard): Promise<KeptLogin | undefined>;
  /** Whether a request brings anything that was a login of ours. */
  isBrought(request: Heard): boolean;
  /** Keeps a login in use, renewed by its issuer where it is about to end; `undefined` where it has ended. */
  use(login: KeptLogin): Promise<{ readonly login: KeptLogin; readonly cookies: SetCookies } | undefined>;
  close(): SetCookies;
  beginAttempt(attempt: LoginAttempt): Promise<SetCookies>;
  readAttempt(request: Heard): Promise<LoginAttempt | undefined>;
  endAttempt(): SetCookies;
}

/** The names of our cookies, behind the prefix that browsers hold to this host. */
const names = { login: 'caregraph', attempt: 'caregraph-attempt' } as const;
/** How long somebody may take to log in, in seconds. */
const attemptSeconds = 600;
/** How long before its end a login is renewed, in seconds. */
const renewalMargin = 60;
/** How long what a renewal brought counts for whoever asked at the same time with what is spent by now. */
const rememberedMilliseconds = 30_000;

/** Builds what seals, reads and renews logins; it keeps nothing that another process would need. */
export function createLogins(settings: LoginSettings, provider: Pick<Provider, 'renew'>): Logins {
  const { idleSeconds, maximumSeconds, secrets } = settings;
  const seal = createCookieSeal<KeptLogin>(secrets, 'caregraph-login');
  const attemptSeal = createCookieSeal<LoginAttempt>(secrets, 'caregraph-login-attempt');
  const renewals = new Map<string, Promise<Granted | LoginFault>>();

  const keep = async (login: KeptLogin): Promise<SetCookies | undefined> => {
    const until = Math.min(login.startedAt + maximumSeconds, login.usedAt + idleSeconds);
    return writeCookie(names.login, await seal.seal(login, until), until - login.usedAt);
  };

  /** A refresh token counts once at most issuers, and a page asks several things at a time. */
  const renewOnce = (refreshToken: string, { claims }: KeptLogin): Promise<Granted | LoginFault> => {
    const name = hash('sha256', refreshToken, 'base64');
    const known = renewals.get(name);
    if (known !== undefined) return known;
    const renewal = provider.renew(refreshToken, claims);
    renewals.set(name, renewal);
    setTimeout(() => renewals.delete(name), rememberedMilliseconds).unref();
    return renewal;
  };

  return {
    open: (granted) => {
      const now = toSeconds(Date.now());
      return keep({ ...granted, id: randomBytes(16).toString('base64url'), startedAt: now, usedAt: now });
    },
    async read(request) {
      const text = readCookie(request, names.login);
      return text === undefined ? undefined : seal.open(text);
    },
    isBrought: (request) => readCookie(request, names.login) !== undefined,
    async use(login) {
      const now = toSeconds(Date.now());
      const { refreshToken } = login;
      if (refreshToken !== undefined && login.expires - now < renewalMargin) {
        const granted = await renewOnce(refreshToken, login);
        if (typeof granted !== 'string') {
          const renewed = { ...login, ...granted, usedAt: now };
          return { login: renewed, cookies: (await keep(renewed)) ?? [] };
        }
      }
      if (login.expires <= now) return undefined;
      if (now - login.usedAt < idleSeconds / 10) return { login, cookies: [] };
      const used = { ...login, usedAt: now };
      return { login: used, cookies: (await keep(used)) ?? [] };
    },
    close: () => clearCookie(names.login),
    async beginAttempt(attempt) {
      const text = await attemptSeal.seal(attempt, toSeconds(Date.now()) + attemptSeconds);
      return writeCookie(names.attempt, text, attemptSeconds) ?? [];
    },
    async readAttempt(request) {
      const text = readCookie(request, names.attempt);
      return text === undefined ? undefined : attemptSeal.open(text);
    },
    endAttempt: () => clearCookie(names.attempt),
  };
}

function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
