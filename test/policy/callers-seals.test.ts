import { EncryptJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerHeader, createCallerSeal, type SealedRequest } from '../../schema/runtime/caller.ts';
import { createFetchProver, fetchHeader } from '../../schema/runtime/fetch-proof.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { createRecordSeal } from '../../schema/runtime/record-seal.ts';
import { deriveKey } from '../../schema/runtime/secret.ts';
import { type RunningSubgraph, startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { generalPractitioner } from '../support/ask-subgraph.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';
import { tokenOf } from '../support/tokens.ts';

// X20 to X22: a subgraph answers nobody but the gateway, and each of its fetches once.

let subgraph: RunningSubgraph;
let executed = 0;

beforeAll(async () => {
  subgraph = await startSubgraph({
    name: 'primary',
    resolvers: {
      Query: {
        _service: () => {
          executed += 1;
          return { sdl: '' };
        },
      },
    },
    host: '127.0.0.1',
    port: 0,
    sealSecret,
    idSecret,
    log: createLog('test', 'silent'),
  });
});
afterAll(() => subgraph.close());

const body = '{"query":"{ _service { sdl } }"}';
const fetchKey = 'a key of one question of the tests';

function questionBut(more: Partial<SealedRequest> = {}): SealedRequest {
  return {
    caller: generalPractitioner,
    requestId: crypto.randomUUID(),
    deadline: Date.now() + 5000,
    fetchKey,
    ...more,
  };
}
const seal = (more?: Partial<SealedRequest>) => createCallerSeal(sealSecret).seal(questionBut(more), 6);
const prove = (part = 'PRIMARY', of = body, key = fetchKey) => createFetchProver(key)(part, of);

const refusal =
  '{"errors":[{"message":"The call does not say who is asking.","extensions":{"code":"UNAUTHENTICATED"}}]}';

async function ask(headers: Record<string, string>, sent = body): Promise<number> {
  const response = await fetch(subgraph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: sent,
  });
  const text = await response.text();
  // Whoever is refused learns nothing of why.
  if (response.status === 401 && text !== refusal)
    throw new Error(`Refused with more than the code: ${text}`);
  return response.status;
}

/** A seal as ours, but for its times, in seconds from now. */
function sealAt(issued: number | undefined, expires: number | undefined, audience = 'caregraph-caller') {
  const now = Math.floor(Date.now() / 1000);
  const made = new EncryptJWT({ v: questionBut() }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' });
  made.setAudience(audience);
  if (issued !== undefined) made.setIssuedAt(now + issued);
  if (expires !== undefined) made.setExpirationTime(now + expires);
  return made.encrypt(deriveKey(sealSecret, 'caregraph-caller', 32));
}

describe('a seal of a caller', () => {
  it('is opened with a proof of the fetch', async () => {
    const before = executed;
    expect(await ask({ [callerHeader]: await seal(), [fetchHeader]: prove() })).toBe(200);
    expect(executed).toBe(before + 1);
  });

  it.each<[string, () => Promise<string>]>([
    ['empty', () => Promise.resolve('')],
    ['forged', () => Promise.resolve('e30.e30.e30.e30.e30')],
    ["a client's token", () => tokenOf()],
    ['cut off', async () => (await seal()).slice(0, -3)],
    ['altered', async () => (await seal()).replace(/.(?=.{5}$)/, (sign) => (sign === 'A' ? 'B' : 'A'))],
    ['of other secrets', () => createCallerSeal(idSecret).seal(questionBut(), 6)],
    ['for another purpose', () => createRecordSeal(sealSecret).seal(questionBut() as never, 6)],
    ['for another audience', () => sealAt(0, 6, 'caregraph-record')],
    ['expired', () => sealAt(-10, -1)],
    ['never expiring', () => sealAt(0, undefined)],
    ['made at no time', () => sealAt(undefined, 6)],
    ['made in the future', () => sealAt(60, 66)],
    ['lasting for an hour', () => sealAt(0, 3600)],
    ['of a question whose time is over', () => seal({ deadline: Date.now() - 1 })],
  ])('is refused where it is %s', async (_what, make) => {
    const before = executed;
    expect(await ask({ [callerHeader]: await make(), [fetchHeader]: prove() })).toBe(401);
    expect(executed).toBe(before);
  });

  it('is not missing, and a token does not stand in for it', async () => {
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: `Bearer ${await tokenOf()}`, [fetchHeader]: prove() })).toBe(401);
  });
});

describe('a proof of a fetch', () => {
  it.each<[string, () => Record<string, string>]>([
    ['missing', () => ({})],
    ['empty', () => ({ [fetchHeader]: '' })],
    ['a number alone', () => ({ [fetchHeader]: '1' })],
    ['of another number', () => ({ [fetchHeader]: prove().replace(/^1\./, '2.') })],
    ['of the number nought', () => ({ [fetchHeader]: prove().replace(/^1\./, '0.') })],
    [
      'altered',
      () => ({ [fetchHeader]: prove().replace(/(?<=^1\.)./, (sign) => (sign === 'A' ? 'B' : 'A')) }),
    ],
    ['for another subgraph', () => ({ [fetchHeader]: prove('PATIENT') })],
    ['for another question', () => ({ [fetchHeader]: prove('PRIMARY', '{"query":"{ __typename }"}') })],
    ["of another caller's key", () => ({ [fetchHeader]: prove('PRIMARY', body, 'another key') })],
  ])('is refused where it is %s', async (_what, headers) => {
    const before = executed;
    expect(await ask({ [callerHeader]: await seal(), ...headers() })).toBe(401);
    expect(executed).toBe(before);
  });

  it('is taken once, be it at the same time', async () => {
    const headers = { [callerHeader]: await seal(), [fetchHeader]: prove() };
    const before = executed;
    const statuses = await Promise.all(Array.from({ length: 8 }, () => ask(headers)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await ask(headers)).toBe(401);
    expect(executed).toBe(before + 1);
  });

  it('lets one question have several fetches, the same among them', async () => {
    const sealed = await seal();
    const prover = createFetchProver(fetchKey);
    const sent = Array.from({ length: 5 }, () => prover('PRIMARY', body));
    const statuses = await Promise.all(
      sent.map((proof) => ask({ [callerHeader]: sealed, [fetchHeader]: proof })),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
  });

  it('counts every byte of the question', async () => {
    const headers = { [callerHeader]: await seal(), [fetchHeader]: prove() };
    expect(await ask(headers, `${body} `)).toBe(401);
    expect(await ask(headers)).toBe(200);
  });
});
