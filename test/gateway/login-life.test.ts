import { exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCookieSeal } from '../../gateway/login/cookie-seal.ts';
import type { LoginSettings } from '../../gateway/login/login-settings.ts';
import { readCookie, writeCookie } from '../../gateway/login/cookies.ts';
import { parseSecret, type Secret } from '../../schema/runtime/secret.ts';
import { startIdentity, type RunningIdentity } from '../../sandbox/identity/start-identity.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { openLoginBrowser } from '../support/login-browser.ts';
import { type LoginDoor, openLoginDoor } from '../support/login-door.ts';
import { type LoginChanges, toIssuers } from '../support/login-settings.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';
import { startTamperingIssuer } from '../support/tampering-issuer.ts';

let identity: RunningIdentity;
/** How long tokens of the provider count; below a minute a login is renewed by every question. */
let seconds = 3600;

beforeAll(async () => {
  identity = await startIdentity({
    population: createPopulation({ people: 20 }),
    port: 0,
    loginSeconds: () => seconds,
  });
});
afterAll(() => identity.close());

const doors: LoginDoor[] = [];
async function open(changes?: LoginChanges): Promise<LoginDoor> {
  const door = await openLoginDoor(toIssuers(identity.url), changes);
  doors.push(door);
  return door;
}
afterEach(async () => {
  seconds = 3600;
  await Promise.all(doors.splice(0).map((door) => door.close()));
  await identity.setState('up');
});

describe('the life of a login', () => {
  it('goes on by its refresh token, once for all that is asked at a time', async () => {
    const house = await open();
    seconds = 30;
    const browser = openLoginBrowser(house);
    await browser.logIn();
    const before = browser.cookies.get('__Host-caregraph');
    const asked = await Promise.all([1, 2, 3, 4].map(() => browser.ask()));
    // A refresh token is taken once: had each of them used it, all but one would have been refused.
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(browser.cookies.get('__Host-caregraph')).not.toBe(before);
    expect((await browser.ask()).status).toBe(200);
    expect((await browser.ask()).response.headers.getSetCookie().length).toBeGreaterThan(0);
  });

  it('lasts while the issuer is away, as long as what it said counts, and then ends with a word on what to do', async () => {
    const house = await open();
    seconds = 3;
    const browser = openLoginBrowser(house);
    await browser.logIn();
    await identity.setState('down');
    expect((await browser.ask()).status).toBe(200);
    await expect.poll(async () => (await browser.ask()).status, { timeout: 10_000 }).toBe(401);
    expect((await browser.ask()).body.errors).toMatchObject([
      {
        message: expect.stringContaining('The login has ended. Log in again at /login') as string,
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
  });

  it('ends where nobody asked for a while, and in any case after so long', async () => {
    const idle = await open({ login: { idleSeconds: 2 } });
    const capped = await open({ login: { maximumSeconds: 2 } });
    const [first, second] = [openLoginBrowser(idle), openLoginBrowser(capped)];
    await Promise.all([first.logIn(), second.logIn()]);
    await expect.poll(async () => (await first.who()).status, { timeout: 10_000 }).toBe(401);
    await expect.poll(async () => (await second.ask()).status, { timeout: 10_000 }).toBe(401);
  });

  it('cannot begin while the issuer is away, which is said, and can once it is back', async () => {
    await identity.setState('down');
    const house = await open();
    const browser = openLoginBrowser(house);
    const answered = await browser.get('/login');
    expect([answered.status, answered.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await answered.text()).toContain('The login service does not answer');
    await identity.setState('garbage');
    expect((await browser.get('/login')).status).toBe(503);
    await identity.setState('up');
    await browser.logIn();
    expect((await browser.who()).status).toBe(200);
  });
});

describe('how issuers differ', () => {
  it('is said by parameters that are sent along, such as acr_values and vtr', async () => {
    const parameters = { acr_values: 'AAL2_OR_AAL3_ANY', vtr: '["P9.Cp.Cd"]' };
    const house = await open({
      login: { parameters, scope: 'openid profile nationalrbacaccess selectedrole' },
    });
    const { searchParams } = new URL(
      (await openLoginBrowser(house).get('/login')).headers.get('location') ?? '',
    );
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...parameters,
      scope: 'openid profile nationalrbacaccess selectedrole',
    });
  });

  it.each(['id-token', 'userinfo'] as const)('is where they say who somebody is: %s', async (claims) => {
    seconds = 30;
    const house = await open({ login: { claims } });
    const browser = openLoginBrowser(house);
    await browser.logIn('social-worker');
    expect((await browser.ask()).status).toBe(200);
    expect((await browser.who()).body).toMatchObject({ name: 'Petra Whitlock', role: 'Social Worker' });
  });

  it('is that citizens log in as well as professionals', async () => {
    const house = await open({ issuer: 'nhs-login' });
    const browser = openLoginBrowser(house);
    await browser.logIn('patient');
    expect((await browser.who()).body).toMatchObject({
      name: 'Dorothy Ashworth',
      role: '',
      organisation: '',
    });
  });

  it('is that one knows us by a secret and another by a signature', async () => {
    const issuer = await startTamperingIssuer();
    const knownBy = async (proof: LoginSettings['proof']) => {
      const door = await openLoginDoor([issuer.settings], { login: { issuer: issuer.settings, proof } });
      doors.push(door);
      await openLoginBrowser(door).logIn();
      return issuer.bodies.at(-1) ?? {};
    };
    const { publicKey, privateKey } = await generateKeyPair('RS512');
    const { client_assertion: assertion, client_assertion_type: type } = await knownBy({
      kind: 'key',
      key: privateKey,
      keyId: 'ours',
    });
    expect(type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const { payload, protectedHeader } = await jwtVerify(String(assertion), await exportJWK(publicKey));
    expect(protectedHeader).toMatchObject({ alg: 'RS512', kid: 'ours' });
    expect(payload).toMatchObject({ iss: 'caregraph-explorer', sub: 'caregraph-explorer' });

    expect(await knownBy({ kind: 'secret', secret: 'a secret of the tests' })).toMatchObject({
      client_secret: 'a secret of the tests',
    });
    await issuer.close();
  });
});

describe('what browsers keep', () => {
  const until = () => Math.floor(Date.now() / 1000) + 60;
  const sealOf = (...secrets: [Secret, ...Secret[]]) => createCookieSeal<string>(secrets, 'purpose');

  it('is opened by every secret that is configured, so that a new one logs nobody out', async () => {
    const old = await sealOf(idSecret).seal('who', until());
    expect(await sealOf(sealSecret, idSecret).open(old)).toBe('who');
    expect(await sealOf(sealSecret).open(old)).toBeUndefined();
    const fresh = await sealOf(sealSecret, idSecret).seal('who', until());
    expect(await sealOf(idSecret).open(fresh)).toBeUndefined();
    expect(await sealOf(sealSecret).open(fresh)).toBe('who');
  });

  it('is opened for its purpose alone, and until it ends', async () => {
    const secret = parseSecret(Buffer.alloc(32, 7).toString('base64')) ?? sealSecret;
    const sealed = await sealOf(secret).seal('who', until());
    expect(await createCookieSeal<string>([secret], 'another').open(sealed)).toBeUndefined();
    expect(await sealOf(secret).open(await sealOf(secret).seal('who', until() - 61))).toBeUndefined();
  });

  it('is cut into cookies that a browser keeps, and put together again', () => {
    const value = 'x'.repeat(3800) + 'y'.repeat(3800) + 'z';
    const set = writeCookie('name', value, 60) ?? [];
    expect(set.map((line) => line.length).every((length) => length < 4096)).toBe(true);
    const cookie = set.map((line) => line.split(';')[0]).join('; ');
    expect(readCookie({ headersDistinct: { cookie: [cookie] } }, 'name')).toBe(value);
    expect(writeCookie('name', 'x'.repeat(3 * 3800 + 1), 60)).toBeUndefined();
    // Nothing of a longer one stays behind.
    expect(writeCookie('name', 'short', 60)?.slice(1)).toEqual([
      expect.stringMatching(/^__Host-name-1=; Max-Age=0; /) as string,
      expect.stringMatching(/^__Host-name-2=; Max-Age=0; /) as string,
    ]);
  });
});
