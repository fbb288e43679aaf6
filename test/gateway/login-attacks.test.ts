import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openLoginBrowser } from '../support/login-browser.ts';
import { type LoginHouse, startLoginHouse } from '../support/login-house.ts';
import { startTamperingIssuer, type Tampering, type TamperingIssuer } from '../support/tampering-issuer.ts';

let issuer: TamperingIssuer;
let house: LoginHouse;

beforeAll(async () => {
  issuer = await startTamperingIssuer();
  house = await startLoginHouse({
    login: { issuer: issuer.settings },
    gateway: { issuers: [issuer.settings] },
  });
});
afterAll(async () => {
  await house.close();
  await issuer.close();
});
afterEach(() => issuer.tamper({}));

const isLoggedIn = async (browser: ReturnType<typeof openLoginBrowser>) =>
  (await browser.who()).status === 200;

describe('what an issuer brings back', () => {
  it.each<[string, number, string, Tampering]>([
    ['another nonce', 400, 'ANSWER_REFUSED', idToken({ nonce: 'another' })],
    ['no nonce', 400, 'ANSWER_REFUSED', idToken({ nonce: undefined })],
    ['another issuer', 400, 'ANSWER_REFUSED', idToken({ iss: 'https://elsewhere.example' })],
    ['another audience', 400, 'ANSWER_REFUSED', idToken({ aud: 'another-client' })],
    [
      'a further audience without saying for whom',
      400,
      'ANSWER_REFUSED',
      idToken({ aud: ['caregraph-explorer', 'x'] }),
    ],
    ['another party', 400, 'ANSWER_REFUSED', idToken({ azp: 'another-client' })],
    ['an ID token that has ended', 400, 'ANSWER_REFUSED', idToken({ exp: 1_600_000_000 })],
    [
      'no ID token',
      400,
      'ANSWER_REFUSED',
      response(({ body }) => {
        if (typeof body !== 'string') delete body['id_token'];
      }),
    ],
    ['an ID token of another key', 400, 'ANSWER_REFUSED', response(({ body }) => spoil(body, 'id_token'))],
    [
      'an access token of another key',
      400,
      'ANSWER_REFUSED',
      response(({ body }) => spoil(body, 'access_token')),
    ],
    ['an access token for others', 400, 'ANSWER_REFUSED', accessToken({ aud: 'another-graph' })],
    ['an access token of somebody else', 400, 'ANSWER_REFUSED', accessToken({ sub: '999000000002' })],
    ['a role that gives no access', 403, 'CALLER_ROLE', accessToken({ selected_roleid: '999000100099' })],
    ['an application that is not ours', 403, 'CALLER_CLIENT', accessToken({ client_id: 'another-client' })],
    [
      'nobody for its code',
      400,
      'GRANT_REFUSED',
      response((given) => Object.assign(given, { statusCode: 400, body: { error: 'invalid_grant' } })),
    ],
    [
      'a fault of its own',
      503,
      'ISSUER_AWAY',
      response((given) => Object.assign(given, { statusCode: 502, body: {} })),
    ],
    [
      'another state',
      400,
      'ANSWER_REFUSED',
      { redirect: (url) => url.searchParams.set('state', 'x'.repeat(43)) },
    ],
    [
      'the name of another issuer, as in a mix-up',
      400,
      'ANSWER_REFUSED',
      { redirect: (url) => url.searchParams.set('iss', 'https://elsewhere.example') },
    ],
    [
      'no name, though it says that it gives one',
      400,
      'ANSWER_REFUSED',
      { redirect: (url) => url.searchParams.delete('iss') },
    ],
    [
      'a refusal',
      403,
      'DECLINED',
      {
        redirect: (url) => {
          url.searchParams.delete('code');
          url.searchParams.set('error', 'access_denied');
        },
      },
    ],
  ])('logs nobody in where it is %s', async (_what, status, reason, tampering) => {
    issuer.tamper(tampering);
    const browser = openLoginBrowser(house);
    const before = house.lines.length;
    const answered = await browser.get(await browser.comeBack());
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(house.lines.slice(before).map((line) => (JSON.parse(line) as { reason?: string }).reason)).toEqual(
      [reason],
    );
    expect(await isLoggedIn(browser)).toBe(false);
    expect(browser.cookies.size).toBe(0);
  });
});

describe('a login that somebody else began', () => {
  it('is not finished in a browser that began none', async () => {
    const attacker = openLoginBrowser(house);
    const victim = openLoginBrowser(house);
    const answered = await victim.get(await attacker.comeBack());
    expect(answered.status).toBe(400);
    expect(await answered.text()).toContain('Nobody was logged in by it.');
    expect(victim.cookies.size).toBe(0);
  });

  it('is not finished in a browser that began another', async () => {
    const attacker = openLoginBrowser(house);
    const victim = openLoginBrowser(house);
    await victim.get('/login');
    expect((await victim.get(await attacker.comeBack())).status).toBe(400);
    expect(await isLoggedIn(victim)).toBe(false);
  });

  it('counts once: neither its attempt nor its code is taken again', async () => {
    const browser = openLoginBrowser(house);
    const back = await browser.comeBack();
    const attempt = [...browser.cookies];
    expect((await browser.get(back)).status).toBe(303);
    expect((await browser.get(back)).status).toBe(400);
    const thief = openLoginBrowser(house);
    for (const [name, value] of attempt) thief.cookies.set(name, value);
    expect((await thief.get(back)).status).toBe(400);
    expect(await isLoggedIn(thief)).toBe(false);
  });

  it('takes the place of whoever was logged in before, under a name that nobody knew', async () => {
    const attacker = openLoginBrowser(house);
    await attacker.logIn('social-worker');
    const victim = openLoginBrowser(house);
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
    await victim.logIn('general-practitioner');
    const [mine, theirs] = [(await victim.who()).body, (await attacker.who()).body];
    expect([mine.name, theirs.name]).toEqual(['Samira Rahman', 'Petra Whitlock']);
    expect(mine.id).not.toBe(theirs.id);
  });
});

describe('where a login leads', () => {
  it.each([
    '?to=https://elsewhere.example',
    '?next=//elsewhere.example',
    '?redirect_uri=https://elsewhere.example/',
  ])('is never taken from a request such as /login%s', async (search) => {
    const browser = openLoginBrowser(house);
    const back = await browser.comeBack('general-practitioner', `/login${search}`);
    expect((await browser.get(back)).headers.get('location')).toBe('/');
  });

  it('is back to a page that is open, where somebody logs in again beside it', async () => {
    const browser = openLoginBrowser(house);
    const back = await browser.comeBack('general-practitioner', '/login?again');
    expect((await browser.get(back)).headers.get('location')).toBe('/login/done');
    expect(await (await browser.get('/login/done')).text()).toContain('You are logged in again');
  });

  it('repeats nothing that stands in an address', async () => {
    const browser = openLoginBrowser(house);
    await browser.get('/login');
    const answered = await browser.get(
      '/login/callback?error=%3Cscript%3E&error_description=%3Cscript%3E&state=x',
    );
    expect(await answered.text()).not.toContain('script');
    expect(answered.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(house.lines.join('\n')).not.toContain('script');
  });
});

describe('a cookie', () => {
  it.each<[string, (value: string, attempt: string) => string]>([
    ['altered', (value) => value.slice(0, -2) + (value.endsWith('AA') ? 'BB' : 'AA')],
    ['cut short', (value) => value.slice(0, 200)],
    ['forged without a seal', () => 'eyJhbGciOiJub25lIn0..e30..'],
    ['empty', () => ''],
    ['that of an attempt', (_value, attempt) => attempt],
  ])('that is %s is nobody', async (_what, change) => {
    const browser = openLoginBrowser(house);
    const back = await browser.comeBack();
    const attempt = browser.cookies.get('__Host-caregraph-attempt') ?? '';
    await browser.get(back);
    browser.cookies.set('__Host-caregraph', change(browser.cookies.get('__Host-caregraph') ?? '', attempt));
    browser.cookies.delete('__Host-caregraph-1');
    expect(await isLoggedIn(browser)).toBe(false);
    expect((await browser.ask()).status).toBe(401);
    expect((await browser.get('/')).headers.get('location')).toBe('/login');
  });

  it('that comes twice is nobody', async () => {
    const browser = openLoginBrowser(house);
    await browser.logIn();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await browser.get('/login/who', { cookie })).status).toBe(200);
    expect((await browser.get('/login/who', { cookie: `__Host-caregraph=x; ${cookie}` })).status).toBe(401);
  });
});

describe('a question with a cookie', () => {
  it.each<[string, number, Record<string, string>]>([
    ['from another origin', 403, { origin: 'https://elsewhere.example' }],
    ['from a sandboxed frame', 403, { origin: 'null' }],
    ['without an origin', 403, { origin: '' }],
    ['which a browser says to be from another site', 403, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring host', 403, { 'sec-fetch-site': 'same-site' }],
    ['that names no login', 401, { 'x-caregraph-login': '' }],
    ['that names another login', 401, { 'x-caregraph-login': 'A'.repeat(22) }],
    ['that is no JSON', 415, { 'content-type': 'text/plain' }],
  ])('is refused %s', async (_what, status, headers) => {
    const browser = openLoginBrowser(house);
    await browser.logIn();
    expect((await browser.ask(headers)).status).toBe(status);
    expect((await browser.ask()).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['from another origin', { origin: 'https://elsewhere.example' }],
    ['that names no login', { 'x-caregraph-login': '' }],
  ])('does not log out %s', async (_what, headers) => {
    const browser = openLoginBrowser(house);
    await browser.logIn();
    expect((await browser.logOut(headers)).status).toBe(403);
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it.each([
    ['/login', 'POST'],
    ['/login/callback', 'POST'],
    ['/logout', 'GET'],
  ])('is not taken at %s by %s', async (path, method) => {
    expect((await fetch(house.settings.url + path, { method, redirect: 'manual' })).status).toBe(405);
  });
});

function idToken(claims: Record<string, unknown>): Tampering {
  return { token: ({ payload }, isIdToken) => void (isIdToken && Object.assign(payload, claims)) };
}

function accessToken(claims: Record<string, unknown>): Tampering {
  return { token: ({ payload }, isIdToken) => void (!isIdToken && Object.assign(payload, claims)) };
}

function response(change: NonNullable<Tampering['response']>): Tampering {
  return { response: change };
}

/** Replaces the signature of a token by one that nobody made. */
function spoil(body: object | string, name: string) {
  if (typeof body === 'string') return;
  const token = String(Reflect.get(body, name)).split('.');
  Reflect.set(body, name, [token[0], token[1], 'A'.repeat(342)].join('.'));
}
