import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerHeader, createCallerSeal } from '../../schema/runtime/caller.ts';
import { toTokenClaims } from '../../sandbox/identity/to-token-claims.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { sendJson } from '../support/fake-subgraph.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { sealSecret } from '../support/secrets.ts';
import { findPersona, personas, type PersonaId, signToken, tokenOf } from '../support/tokens.ts';

// Two callers never share a value, and nothing but their tokens says who they are.

let house: GatewayHouse;
const callerSeal = createCallerSeal(sealSecret);
const query = `query ($n: ID!) { patient(nhsNumber: $n) { name { text } } }`;
/** Who may ask about nobody. */
const blind: ReadonlySet<string> = new Set(['analyst', 'privacy-officer']);
const ids = personas.map(({ id }) => id as PersonaId);

beforeAll(async () => {
  house = await startGatewayHouse();
  // The person is called what the caller is called: whoever reads another's name was given another's answer.
  house.subgraphs.patient.setFault(async (request, response, answer) => {
    const opened = await callerSeal.open(String(request.headers[callerHeader]));
    const text = JSON.stringify(await answer());
    sendJson(response, JSON.parse(text.replaceAll('Mrs Ada Byron', opened?.caller.subject ?? 'nobody')));
  });
});
afterAll(() => house.close());

describe('callers who ask at the same time', () => {
  it('never see what another one was answered, in any order', { timeout: 60_000 }, async () => {
    const asked = fc.array(fc.constantFrom(...ids), { minLength: 2, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(asked, async (order) => {
        const answers = await Promise.all(order.map((id) => house.ask(query, { n: fakeNhsNumber }, id)));
        expect(answers.map(({ data }) => data.patient?.name.text)).toEqual(
          order.map((id) => (blind.has(id) ? undefined : findPersona(id).claims.sub)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('are sealed once a question, and no two questions alike', async () => {
    const calls = house.subgraphs.patient.calls.length;
    await Promise.all([1, 2, 3].map(() => house.ask(query, { n: fakeNhsNumber })));
    const seals = house.subgraphs.patient.calls.slice(calls).map(({ headers }) => headers[callerHeader]);
    expect(new Set(seals).size).toBe(3);
  });
});

/** Sends a request as it is written, and gives the status of the answer with its body. */
function sendRaw(head: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(house.gateway.url);
  const body = JSON.stringify({ query, variables: { n: fakeNhsNumber } });
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const lines = ['POST /graphql HTTP/1.1', 'host: x', 'content-type: application/json', ...head];
      socket.write(
        `${lines.join('\r\n')}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      );
    });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('X18 a header that would say who asks', () => {
  it.each([
    ['x-user-id', '999000000009'],
    ['x-org', 'RZ1'],
    ['x-purpose', 'BTG'],
    ['x-forwarded-for', '10.0.0.1'],
    ['x-forwarded-user', 'someone'],
    [callerHeader, 'e30.e30.e30.e30.e30'],
    ['nhsd-session-urid', '999000100009'],
    ['cookie', 'role=R0001'],
  ])('%s goes no further and changes nothing', async (name, value) => {
    const calls = house.subgraphs.patient.calls.length;
    const text = await sendRaw([`authorization: Bearer ${await tokenOf()}`, `${name}: ${value}`]);
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toContain(findPersona('general-practitioner').claims.sub);
    const [call] = house.subgraphs.patient.calls.slice(calls);
    // Not as a part of another: what is sealed is by chance.
    expect(Object.values(call?.headers ?? {}).flat()).not.toContain(value);
    expect(call?.headers['authorization']).toBeUndefined();
  });

  it('authorization twice is refused, whoever comes first', async () => {
    const [one, other] = [await tokenOf('patient'), await tokenOf()];
    for (const [first, second] of [
      [one, other],
      [other, one],
      [one, one],
    ]) {
      const text = await sendRaw([`authorization: Bearer ${first}`, `authorization: Bearer ${second}`]);
      expect(text).toMatch(/^HTTP\/1\.1 401 /);
    }
  });

  it.each([
    ['a line of its own in front', [' authorization: Bearer x']],
    ['a line that goes on in the next', ['authorization: Bearer', ' x']],
    ['a space before its colon', ['authorization : Bearer x']],
    ['a carriage return within', ['authorization: Bearer x\ry']],
    ['two lengths', ['authorization: Bearer x', 'content-length: 5']],
    ['a length and chunks', ['authorization: Bearer x', 'transfer-encoding: chunked, identity']],
  ])('X19 %s is refused before anybody looks at it', async (_what, head) => {
    const text = await sendRaw(head);
    expect(text).toMatch(/^HTTP\/1\.1 40[01] /);
    expect(text).toMatch(/connection: close/i);
  });
});

it('no token, claim or caller stands in a log or an answer', async () => {
  const canary = 'Canary-Quillfeather';
  const persona = findPersona('general-practitioner');
  const claims = { ...toTokenClaims(persona), family_name: canary, given_name: canary, sub: canary };
  const sound = await signToken(persona.issuer, claims);
  const answers = [
    await sendRaw([`authorization: Bearer ${sound.slice(0, -4)}AAAA`]),
    await sendRaw([`authorization: Bearer ${await signToken(persona.issuer, { ...claims, aud: canary })}`]),
    await sendRaw([
      `authorization: Bearer ${await signToken(persona.issuer, { ...claims, client_id: canary })}`,
    ]),
    await sendRaw([`authorization: Bearer ${await signToken(persona.issuer, { ...claims, iss: canary })}`]),
    await sendRaw([`authorization: Bearer ${await signToken(persona.issuer, claims, { kid: canary })}`]),
  ];
  await sendRaw([`authorization: Bearer ${sound}`]);
  const said = [...answers, ...house.lines].join('\n');
  expect(said).toContain('caller not admitted');
  for (const secret of [
    canary,
    sound.split('.')[1],
    sound.split('.')[2],
    'Rahman',
    'R0260',
    '999000000001',
  ]) {
    expect(said).not.toContain(secret);
  }
});
