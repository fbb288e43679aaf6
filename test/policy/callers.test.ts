import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../gateway/identity/create-authenticator.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { findPersona, type PersonaId, testIssuers, tokenOf } from '../support/tokens.ts';
import {
  type ForgedLine,
  malformed,
  powerless,
  senseless,
  tokenBut,
  wronglyAddressed,
  wronglySigned,
} from './callers-forged.ts';

let sandbox: GatewayHouse;
let production: GatewayHouse;

beforeAll(async () => {
  [sandbox, production] = await Promise.all([
    startGatewayHouse(),
    startGatewayHouse({ profile: 'production' }),
  ]);
});
afterAll(() => Promise.all([sandbox.close(), production.close()]));

const query = `{ patient(nhsNumber: "${fakeNhsNumber}") { name { text } } }`;

async function ask(headers: Record<string, string>, house = sandbox) {
  const response = await fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { errors, data } = JSON.parse(await response.text()) as { errors?: unknown; data?: unknown };
  return { status: response.status, errors, data, challenge: response.headers.get('www-authenticate') };
}

const authenticate = createAuthenticator(testIssuers, createLog('test', 'silent'));

/** Who the gateway takes the sender of a token for. */
async function identify(token: string) {
  const who = await authenticate({ headersDistinct: { authorization: [`Bearer ${token}`] } });
  return who.kind === 'caller' ? who.caller : who.kind;
}

/** What whoever brings no token is answered. */
const unauthenticated = {
  status: 401,
  errors: [
    {
      message:
        'The call does not say who is asking. Send "authorization: Bearer" with a token that is valid. "npm run --silent token -- general-practitioner" prints a token.',
      extensions: { code: 'UNAUTHENTICATED' },
    },
  ],
  data: undefined,
  challenge: 'Bearer realm="caregraph"',
};
/** What whoever brings one is answered, whatever is wrong with it. */
const notTaken = {
  ...unauthenticated,
  errors: [
    {
      message:
        'The token is not taken: it may be over, or not be for this graph. Get a new one. "npm run --silent token -- general-practitioner" prints a token.',
      extensions: { code: 'UNAUTHENTICATED' },
    },
  ],
  challenge: 'Bearer realm="caregraph", error="invalid_token"',
};
const forbidden = {
  status: 403,
  errors: [{ message: 'This login gives no access here.', extensions: { code: 'FORBIDDEN' } }],
  data: undefined,
  challenge: 'Bearer realm="caregraph", error="insufficient_scope"',
};

async function expectRefusal([, make, reason]: ForgedLine, answer: typeof unauthenticated): Promise<void> {
  const calls = sandbox.subgraphs.patient.calls.length;
  expect(await ask({ authorization: `Bearer ${await make()}` })).toEqual(answer);
  expect(sandbox.subgraphs.patient.calls).toHaveLength(calls);
  expect(JSON.parse(sandbox.lines.at(-1) ?? '')).toMatchObject({ msg: 'caller not admitted', reason });
}

describe('a token that nobody should take is refused with 401, and nobody learns why', () => {
  const lines = [...malformed, ...wronglySigned, ...wronglyAddressed, ...senseless];
  const answered = lines.filter(([, , reason]) => !reason.startsWith('CALLER_'));
  it.each(answered)('%s', async (...line) =>
    expectRefusal(line, line[0] === 'no token at all' ? unauthenticated : notTaken),
  );
});

describe('a genuine token that gives no access is refused with 403, and nobody learns why', () => {
  const lines = [...powerless, ...senseless.filter(([, , reason]) => reason.startsWith('CALLER_'))];
  it.each(lines)('%s', async (...line) => expectRefusal(line, forbidden));
});

describe('a call without a token', () => {
  it.each<[string, Record<string, string>]>([
    ['says nothing', {}],
    ['brings a password', { authorization: 'Basic dXNlcjpwYXNzd29yZA==' }],
    ['brings something else', { authorization: 'Negotiate YII' }],
    ['says no more than how', { authorization: 'Bearer' }],
    ['brings a cookie', { cookie: 'token=abc' }],
  ])('that %s is told how to get one', async (_what, headers) => {
    expect(await ask(headers)).toEqual(unauthenticated);
  });

  it('is told nothing of the sandbox in production', async () => {
    const answer = await ask({}, production);
    expect(answer).toMatchObject({ status: 401, challenge: 'Bearer realm="caregraph"' });
    expect(JSON.stringify(answer)).not.toMatch(/npm|sandbox|persona/);
  });

  it('is not let in by a token in another place', async () => {
    const token = await tokenOf();
    const response = await fetch(`${sandbox.gateway.url}/graphql?access_token=${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-authorization': `Bearer ${token}` },
      body: JSON.stringify({ query, access_token: token }),
    });
    expect(response.status).toBe(401);
  });
});

describe('a sound token', () => {
  it.each(['Bearer', 'bearer', 'BEARER'])('is taken after "%s"', async (scheme) => {
    expect(await ask({ authorization: `${scheme} ${await tokenOf()}` })).toMatchObject({ status: 200 });
  });

  it('may be for several audiences of which we are one, and a few seconds early or late', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const claims of [
      { aud: ['another-service', 'caregraph-sandbox'] },
      { iat: now + 3, exp: now + 60 },
      { nbf: now + 3 },
      { iat: now - 100, exp: now - 2 },
    ]) {
      expect(await ask({ authorization: `Bearer ${await tokenBut(claims)}` })).toMatchObject({ status: 200 });
    }
  });

  it.each<[PersonaId, object]>([
    [
      'general-practitioner',
      {
        kind: 'professional',
        roleCode: 'R0260',
        purpose: 'TREAT',
        organisation: { odsCode: 'Z91001', name: 'Mereside Surgery' },
        scopes: ['record.read', 'access.request', 'consent.write', 'alert.acknowledge'],
      },
    ],
    [
      'practice-pharmacist',
      { kind: 'professional', roleCode: 'R1290', purpose: 'TREAT', organisation: { odsCode: 'Z91001' } },
    ],
    [
      'hospital-doctor',
      { kind: 'professional', roleCode: 'R0050', purpose: 'TREAT', organisation: { odsCode: 'RZ1' } },
    ],
    [
      'emergency-doctor',
      { kind: 'professional', roleCode: 'R0050', purpose: 'ETREAT', organisation: { odsCode: 'RZ1' } },
    ],
    [
      'district-nurse',
      {
        kind: 'professional',
        roleCode: 'R0700',
        purpose: 'TREAT',
        organisation: { odsCode: 'RZY' },
        workgroups: ['District nursing service'],
      },
    ],
    [
      'social-worker',
      { kind: 'professional', roleCode: 'R1330', purpose: 'TREAT', organisation: { odsCode: '901' } },
    ],
    [
      'care-home-manager',
      { kind: 'professional', roleCode: 'R9710', purpose: 'TREAT', organisation: { odsCode: 'VZZ01' } },
    ],
    [
      'optometrist',
      { kind: 'professional', roleCode: 'R1280', purpose: 'TREAT', organisation: { odsCode: 'TPZ01' } },
    ],
    [
      'patient',
      {
        kind: 'citizen',
        nhsNumber: '9997389956',
        purpose: 'PATRQT',
        scopes: ['record.read', 'consent.write'],
        assurance: { identity: 'P9', authentication: 'AAL2' },
      },
    ],
    ['daughter', { kind: 'citizen', nhsNumber: '9995558556', purpose: 'FAMRQT' }],
    [
      'analyst',
      {
        kind: 'analyst',
        roleCode: 'R1840',
        purpose: 'HOPERAT',
        organisation: { odsCode: 'QZZ' },
        scopes: ['insight.read'],
      },
    ],
    [
      'partner-app',
      {
        kind: 'app',
        clientId: 'wayfinder',
        organisation: { odsCode: 'ZZP01' },
        purpose: 'PATRQT',
        scopes: ['record.read'],
        actingFor: { nhsNumber: '9997389956' },
      },
    ],
    [
      'privacy-officer',
      {
        kind: 'privacy-officer',
        roleCode: 'R0001',
        organisation: { odsCode: 'RZ1' },
        purpose: 'HOPERAT',
        scopes: ['access.review'],
      },
    ],
  ])('of the %s makes them the caller', async (id, expected) => {
    const { sub } = findPersona(id).claims;
    expect(await identify(await tokenOf(id))).toMatchObject({ ...expected, subject: sub });
  });

  it('is an application of its own account where it names nobody else', async () => {
    const token = await tokenBut(
      { sub: 'wayfinder', nhs_number: undefined, identity_proofing_level: undefined, vot: undefined },
      {},
      'partner-app',
    );
    const caller = await identify(token);
    expect(caller).toMatchObject({ kind: 'app', subject: 'wayfinder', scopes: ['record.read'] });
    expect(caller).not.toHaveProperty('actingFor');
  });

  it('has the first purpose of its application where it names none', async () => {
    const token = await tokenBut({ purpose_of_use: undefined }, {}, 'emergency-doctor');
    expect(await identify(token)).toMatchObject({ kind: 'professional', purpose: 'TREAT' });
  });
});
