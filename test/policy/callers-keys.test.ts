import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKeySource } from '../../gateway/identity/create-key-source.ts';
import { createKeySet } from '../../gateway/identity/key-set.ts';
import { createOneTimeTokens } from '../../gateway/identity/one-time-tokens.ts';
import { createRememberedCallers } from '../../gateway/identity/remembered-callers.ts';
import { issuersShape } from '../../gateway/identity/issuer-settings.ts';
import { toIssuerSettings } from '../../sandbox/identity/sandbox-issuers.ts';
import { type RunningIdentity, startIdentity } from '../../sandbox/identity/start-identity.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { generalPractitioner } from '../support/ask-subgraph.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { testIssuers } from '../support/tokens.ts';
import { tokenBut } from './callers-forged.ts';

// X17: keys are fetched, kept and changed; what is kept counts for its time and no longer.

const pair = await generateKeyPair('ES256', { extractable: true });
const privateJwk = { ...(await exportJWK(pair.privateKey)), kid: 'one', alg: 'ES256' };
const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };

/** Keys whose issuer and clock the test holds. */
function createKeys(keysSeconds = 3600) {
  let time = 0;
  let published: readonly unknown[] | undefined = [jwk];
  let fetches = 0;
  const source = createKeySource({
    keysSeconds,
    now: () => time,
    fetchKeys: () => {
      fetches += 1;
      return Promise.resolve(published);
    },
  });
  return {
    find: (kid: string) => source.find(kid, 'ES256'),
    publish(keys: readonly unknown[] | undefined) {
      published = keys;
    },
    wait(seconds: number) {
      time += seconds * 1000;
    },
    fetches: () => fetches,
  };
}

describe('keys of an issuer', () => {
  it('are fetched when they are first needed, once for all who need them', async () => {
    const keys = createKeys();
    expect(keys.fetches()).toBe(0);
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('one')));
    expect(found.every((key) => typeof key === 'object')).toBe(true);
    expect(keys.fetches()).toBe(1);
  });

  it('are fetched at most once in thirty seconds, however many unknown ones are named', async () => {
    const keys = createKeys();
    await keys.find('one');
    for (let second = 0; second < 60; second += 1) {
      const asked = Array.from({ length: 20 }, (_, index) => keys.find(`unknown-${second}-${index}`));
      expect(new Set(await Promise.all(asked))).toEqual(new Set([undefined]));
      keys.wait(1);
    }
    // When they were first needed, and after 30 seconds.
    expect(keys.fetches()).toBe(2);
  });

  it('count at once when a token names a new one', async () => {
    const keys = createKeys();
    await keys.find('one');
    keys.wait(31);
    keys.publish([jwk, { ...jwk, kid: 'two' }]);
    expect(await keys.find('two')).toBeTypeOf('object');
    expect(await keys.find('one')).toBeTypeOf('object');
  });

  it('no longer count once their issuer has taken them back and minutes have passed', async () => {
    const keys = createKeys();
    await keys.find('one');
    keys.publish([{ ...jwk, kid: 'two' }]);
    keys.wait(301);
    await keys.find('one');
    await vi.waitFor(async () => expect(await keys.find('one')).toBeUndefined(), {
      timeout: 15_000,
    });
  });

  it('serve while the issuer is away, until they are too old', async () => {
    const keys = createKeys(600);
    await keys.find('one');
    keys.publish(undefined);
    for (let minute = 0; minute < 9; minute += 1) {
      keys.wait(60);
      expect(await keys.find('one')).toBeTypeOf('object');
    }
    keys.wait(61);
    expect(await keys.find('one')).toBe('unavailable');
    keys.publish([jwk]);
    keys.wait(3);
    expect(await keys.find('one')).toBeTypeOf('object');
  });

  it('are asked for at most every two seconds where there are none', async () => {
    const keys = createKeys();
    keys.publish(undefined);
    for (let tenth = 0; tenth < 50; tenth += 1) {
      expect(await keys.find('one')).toBe('unavailable');
      keys.wait(0.1);
    }
    expect(keys.fetches()).toBe(3);
  });

  it.each<[string, unknown]>([
    ['a shared secret', { kty: 'oct', kid: 'one', k: 'c2VjcmV0', alg: 'HS256' }],
    ['a key for encryption', { ...jwk, use: 'enc' }],
    ['a key without a name', { ...jwk, kid: undefined }],
    ['a key of another kind of signature', { ...jwk, alg: 'ES384' }],
    ['half a key', { kty: 'EC', kid: 'one', crv: 'P-256', x: 'AA' }],
    ['a private key', privateJwk],
    ['a text', 'one'],
    ['nothing', null],
  ])('are not %s', async (_what, key) => {
    expect(await createKeySet([key]).find('one', 'ES256')).toBeUndefined();
  });

  it('are neither of two under one name', async () => {
    expect(await createKeySet([jwk, jwk]).find('one', 'ES256')).toBeUndefined();
  });
});

describe('the provider of identities', () => {
  let identity: RunningIdentity;
  let house: GatewayHouse;
  beforeAll(async () => {
    identity = await startIdentity({ population: createPopulation({ people: 20 }), port: 0 });
    house = await startGatewayHouse({
      issuers: issuersShape.parse(toIssuerSettings(identity.url)),
      personasUrl: identity.url,
    });
  });
  afterEach(() => identity.setState('up'));
  afterAll(() => Promise.all([identity.close(), house.close()]));

  async function tokenFromPage(id: string): Promise<string> {
    const response = await fetch(`${house.gateway.url}/sandbox/personas/${id}/token`, { method: 'POST' });
    return ((await response.json()) as { accessToken: string }).accessToken;
  }
  async function askWith(token: string): Promise<number> {
    const response = await fetch(`${house.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ __typename }"}',
    });
    return response.status;
  }

  it('is not needed while its keys are known, and denies everybody while they are not', async () => {
    const [doctor, nurse, citizen] = [
      await tokenFromPage('general-practitioner'),
      await tokenFromPage('district-nurse'),
      await tokenFromPage('patient'),
    ];
    expect(await askWith(doctor)).toBe(200);
    await identity.setState('down');
    expect(await askWith(doctor)).toBe(200);
    expect(await askWith(nurse)).toBe(200);
    // Keys of the citizens' login were never fetched.
    expect(await askWith(citizen)).toBe(401);
    expect(JSON.parse(house.lines.at(-1) ?? '')).toMatchObject({
      reason: 'TOKEN_KEYS_UNAVAILABLE',
      level: 50,
    });
  });

  it('changes its keys, and tokens of both are taken while both are published', async () => {
    const before = await tokenFromPage('partner-app');
    expect(await askWith(before)).toBe(200);
    await identity.rotateKeys('partners');
    vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] });
    const after = await tokenFromPage('partner-app');
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    expect([await askWith(after), await askWith(before)]).toEqual([200, 200]);
    vi.useRealTimers();
  });

  it('gives its personas to the page, and says so where it is away', async () => {
    const list = () => fetch(`${house.gateway.url}/sandbox/personas`);
    const [first] = (await (await list()).json()) as Record<string, string>[];
    expect(Object.keys(first ?? {})).toEqual(['id', 'name', 'description', 'kind', 'role', 'organisation']);
    for (const state of ['down', 'garbage'] as const) {
      await identity.setState(state);
      expect((await list()).status).toBe(503);
    }
  });

  it.each([
    ['/sandbox/personas', 'POST', 405],
    ['/sandbox/personas/patient/token', 'GET', 405],
    ['/sandbox/personas/nobody/token', 'POST', 404],
    ['/sandbox/personas/..%2Fpersonas/token', 'POST', 404],
    ['/sandbox/personas/', 'GET', 404],
  ])('has no answer for the page at %s by %s', async (path, method, status) => {
    expect((await fetch(house.gateway.url + path, { method })).status).toBe(status);
  });

  it('gives no token to a page of elsewhere', async () => {
    const response = await fetch(`${house.gateway.url}/sandbox/personas/patient/token`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('personas are nowhere in production, nor where no provider is named', async () => {
  const houses = [
    await startGatewayHouse({ profile: 'production', personasUrl: 'http://127.0.0.1:9' }),
    await startGatewayHouse(),
  ];
  for (const house of houses) {
    expect((await fetch(`${house.gateway.url}/sandbox/personas`)).status).toBe(404);
    await house.close();
  }
});

describe('X16 a token that may be used once', () => {
  const oneTime = () =>
    startGatewayHouse({ issuers: testIssuers.map((issuer) => ({ ...issuer, isOneTime: true })) });

  it('is taken once, and refused when it comes again, be it at the same time', async () => {
    const house = await oneTime();
    const ask = (token: string) =>
      fetch(`${house.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{"query":"{ __typename }"}',
      }).then(({ status }) => status);
    const token = await tokenBut({ jti: 'once' });
    const statuses = await Promise.all(Array.from({ length: 10 }, () => ask(token)));
    expect(statuses.toSorted((left, right) => left - right)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 401),
    ]);
    expect(await ask(await tokenBut({ jti: 'once' }))).toBe(401);
    expect(JSON.parse(house.lines.at(-1) ?? '')).toMatchObject({ reason: 'TOKEN_REPLAYED' });
    expect(await ask(await tokenBut({ jti: 'twice' }))).toBe(200);
    expect(await ask(await tokenBut({ jti: undefined }))).toBe(401);
    await house.close();
  });

  it('is not taken where too many are remembered to tell, until some have expired', async () => {
    let time = 0;
    const tokens = createOneTimeTokens(2, () => time);
    const take = async (issuer: string, id: string, expires: number) => tokens.take(issuer, id, expires);
    expect([await take('a', '1', 10), await take('b', '1', 10), await take('a', '1', 10)]).toEqual([
      'new',
      'new',
      'known',
    ]);
    expect(await take('a', '2', 20)).toBe('undecided');
    time = 11_000;
    expect([await take('a', '2', 20), await take('a', '1', 10)]).toEqual(['new', 'new']);
  });
});

describe('a verified token', () => {
  it('is remembered for a minute or until it expires, and only so many are', () => {
    let time = 0;
    const callers = createRememberedCallers(2, () => time);
    callers.remember('long', generalPractitioner, 3600);
    callers.remember('short', generalPractitioner, 30);
    expect([callers.find('long'), callers.find('short'), callers.find('other')]).toEqual([
      generalPractitioner,
      generalPractitioner,
      undefined,
    ]);
    time = 30_000;
    expect([callers.find('long'), callers.find('short')]).toEqual([generalPractitioner, undefined]);
    time = 60_000;
    expect(callers.find('long')).toBeUndefined();
    for (const token of ['a', 'b', 'c']) callers.remember(token, generalPractitioner, 3600);
    expect(callers.size).toBe(2);
    expect(callers.find('a')).toBeUndefined();
  });
});
