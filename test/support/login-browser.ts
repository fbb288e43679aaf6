import { loginHeader } from '../../gateway/login/admit-login.ts';
import type { LoginHouse } from './login-house.ts';

/** What a browser does of a login: it keeps cookies, and follows where it is told. */
export interface LoginBrowser {
  readonly cookies: Map<string, string>;
  /** Asks the gateway for an address of its own, or another one whole; it follows nothing by itself. */
  get(address: string, headers?: Record<string, string>): Promise<Response>;
  /** Goes to the issuer and comes back as somebody: the address that the issuer sends a browser to. */
  comeBack(persona?: string, path?: string): Promise<string>;
  /** Logs somebody in, or fails. */
  logIn(persona?: string): Promise<void>;
  /** What the page is told of who is logged in. */
  who(): Promise<{ status: number; body: { id?: string; name?: string; [field: string]: unknown } }>;
  /** Asks the graph as the page does; each header can be replaced, or left out by an empty text. */
  ask(headers?: Record<string, string>): Promise<{ status: number; body: Answered; response: Response }>;
  logOut(headers?: Record<string, string>): Promise<Response>;
}

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const query = 'query ($n: ID!) { patient(nhsNumber: $n) { name { text } } }';

/** Opens a browser in which nobody is logged in. */
export function openLoginBrowser({ settings }: Pick<LoginHouse, 'settings'>): LoginBrowser {
  const cookies = new Map<string, string>();
  const base = settings.url;

  async function send(address: string, method: string, headers: Record<string, string>, body?: string) {
    const isOurs = address.startsWith('/');
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { ...(isOurs && cookie !== '' ? { cookie } : {}), ...headers };
    const response = await fetch(isOurs ? base + address : address, {
      method,
      redirect: 'manual',
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      ...(body === undefined ? {} : { body }),
    });
    if (isOurs) for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }
  function keep(line: string) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/Max-Age=0(?:;|$)/.test(line)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  const browser: LoginBrowser = {
    cookies,
    get: (address, headers = {}) => send(address, 'GET', headers),
    async comeBack(persona = 'general-practitioner', path = '/login') {
      const away = new URL((await browser.get(path)).headers.get('location') ?? '');
      away.searchParams.set('persona', persona);
      const back = (await browser.get(away.href)).headers.get('location') ?? '';
      return back.slice(base.length);
    },
    async logIn(persona) {
      const response = await browser.get(await browser.comeBack(persona));
      if (response.headers.get('location') !== '/') throw new Error(`No login: ${response.status}.`);
    },
    async who() {
      const response = await browser.get('/login/who');
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    },
    async ask(headers = {}) {
      const { body: known } = await browser.who();
      const response = await send(
        '/graphql',
        'POST',
        { 'content-type': 'application/json', origin: base, [loginHeader]: known.id ?? '', ...headers },
        JSON.stringify({ query, variables: { n: '9990000018' } }),
      );
      return { status: response.status, body: (await response.json()) as Answered, response };
    },
    async logOut(headers = {}) {
      const { body } = await browser.who();
      return send('/logout', 'POST', { origin: base, [loginHeader]: body.id ?? '', ...headers });
    },
  };
  return browser;
}
