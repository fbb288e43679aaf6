import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePage } from '../../gateway/page/build.ts';
import { openLoginBrowser } from '../support/login-browser.ts';
import { type LoginHouse, startLoginHouse } from '../support/login-house.ts';

let house: LoginHouse;

beforeAll(async () => {
  await ensurePage(() => undefined);
  house = await startLoginHouse();
}, 120_000);
afterAll(() => house.close());

describe('the page behind a login', () => {
  it('sends whoever is not logged in to the login, and shows nothing', async () => {
    const browser = openLoginBrowser(house);
    const page = await browser.get('/');
    expect([page.status, page.headers.get('location'), page.headers.get('cache-control')]).toEqual([
      303,
      '/login',
      'no-store',
    ]);
    for (const path of ['/page-settings.json', '/page-schema.graphql', '/login/who']) {
      const response = await browser.get(path);
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 401, 'no-store']);
      expect(await response.text()).toContain('UNAUTHENTICATED');
    }
  });

  it('asks the issuer with a state, a nonce and a challenge that are new each time', async () => {
    const browser = openLoginBrowser(house);
    const [first, second] = await Promise.all(
      [0, 1].map(async () => new URL((await browser.get('/login')).headers.get('location') ?? '')),
    );
    expect(first?.origin).toBe(new URL(house.identity.url).origin);
    expect(Object.fromEntries(first?.searchParams ?? [])).toMatchObject({
      client_id: 'caregraph-explorer',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${house.settings.url}/login/callback`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.searchParams.get(name)?.length).toBeGreaterThan(40);
      expect(first?.searchParams.get(name)).not.toBe(second?.searchParams.get(name));
    }
  });

  it('is served to whoever logged in, and kept by nobody', async () => {
    const browser = openLoginBrowser(house);
    await browser.logIn('district-nurse');
    const page = await browser.get('/');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await (await browser.get('/page-settings.json')).json()).toMatchObject({
      hasLogin: true,
      isSandbox: false,
    });
    expect((await browser.who()).body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as string,
      subject: '999000000005',
      name: 'Tariq Malik',
      role: 'Community Nurse',
      organisation: 'Vale and Shore Community NHS Trust',
    });
  });

  it('keeps what it keeps sealed, for this host alone and out of reach of scripts', async () => {
    const browser = openLoginBrowser(house);
    const back = await browser.comeBack();
    const response = await browser.get(back);
    const set = response.headers.getSetCookie();
    for (const line of set) {
      expect(line).toMatch(/^__Host-caregraph(?:-attempt)?(?:-\d)?=/);
      expect(line).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    }
    const kept = set.find((line) => line.startsWith('__Host-caregraph='))?.split(';')[0] ?? '';
    const [head = '', ...rest] = kept.slice(kept.indexOf('=') + 1).split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({
      alg: 'dir',
      enc: 'A256GCM',
    });
    expect(rest).toHaveLength(4);
    expect(Buffer.from(rest.join(''), 'base64url').toString('latin1')).not.toContain('999000');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('location')).toBe('/');
  });

  it('asks the graph as who is logged in', async () => {
    const browser = openLoginBrowser(house);
    await browser.logIn();
    expect(await browser.ask()).toMatchObject({
      status: 200,
      body: { data: { patient: { name: { text: 'Mrs Ada Byron' } } } },
    });
  });

  it('leaves whoever brings a token what they were', async () => {
    const given = await fetch(`${house.identity.url}/personas/general-practitioner/token`, {
      method: 'POST',
    });
    const { accessToken } = (await given.json()) as { accessToken: string };
    const stranger = openLoginBrowser(house);
    const byToken = { authorization: `Bearer ${accessToken}`, origin: '' };
    expect((await stranger.ask(byToken)).status).toBe(200);
    expect((await stranger.ask()).status).toBe(401);
    const browser = openLoginBrowser(house);
    await browser.logIn();
    expect((await browser.ask(byToken)).status).toBe(200);
    // Who brings a bad one is nobody, whoever else is logged in.
    expect((await browser.ask({ authorization: 'Bearer x.y.z' })).status).toBe(401);
  });

  it('is told apart from a login in another browser by another gateway that shares the secret alone', async () => {
    const other = await startLoginHouse({ identity: house.identity, login: { url: house.settings.url } });
    try {
      const browser = openLoginBrowser(house);
      await browser.logIn();
      const twin = openLoginBrowser({ settings: { ...house.settings, url: other.gateway.url } });
      for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
      expect((await twin.who()).body.name).toBe('Samira Rahman');
      expect((await twin.ask({ origin: house.settings.url })).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  it('logs out here and at the issuer, and nothing is left', async () => {
    const browser = openLoginBrowser(house);
    await browser.logIn();
    const response = await browser.logOut();
    expect(response.headers.get('clear-site-data')).toBe('"cache"');
    const { next } = (await response.json()) as { next: string };
    const address = new URL(next);
    expect(address.origin + address.pathname).toBe(`${house.identity.url}/care-identity/endsession`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    expect(browser.cookies.size).toBe(0);
    const ended = (await browser.get(next)).headers.get('location');
    expect(ended).toBe(`${house.settings.url}/login/ended`);
    expect(await (await browser.get('/login/ended')).text()).toContain('You are logged out');
    expect((await browser.get('/')).status).toBe(303);
    expect((await browser.ask()).status).toBe(401);
  });
});
