import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import { createPersonLimit, type Opened } from '../../subgraphs/patient/access/person-limit.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { startGatewayHouse } from '../support/gateway-house.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { toStaff } from '../support/readers.ts';
import { bearerOf } from '../support/tokens.ts';

const [first, second, third, fourth] = ['9990000018', '9990000026', '9990000034', '9990000042'] as const;
const looks: Look[] = [];
const counted: Opened[] = [];
let now = 1_000_000;
let house: PatientHouse;
let subjects = 0;
let doctor: Caller;

beforeAll(async () => {
  house = await startPatientHouse({
    accessStore: createTestAccessStore(),
    // How fast the machine is must not decide.
    timeoutMilliseconds: 20_000,
    decisionMilliseconds: 20_000,
    persons: createPersonLimit({
      rates: { staff: { perHour: 60, atOnce: 2 }, citizen: { perHour: 1, atOnce: 1 } },
      count: (opened) => counted.push(opened),
      now: () => now,
    }),
    recordLook: (look) => {
      looks.push(look);
      return Promise.resolve(undefined);
    },
  });
  for (const number of [first, second, third, fourth]) {
    house.pds.set(number, { body: toPdsPatient(number) });
  }
});
afterAll(() => house?.close());
beforeEach(() => {
  looks.length = 0;
  counted.length = 0;
  subjects += 1;
  doctor = toStaff('R0260', 'B12345', { subject: `doctor ${subjects}` });
});

const ask = async (query: string, variables: Record<string, unknown> = {}, caller = doctor) =>
  askSubgraph(house.patient.url, await openRequest({ caller }), query, variables);
const look = (nhsNumber: string, caller = doctor) =>
  ask('query ($n: ID!) { patient(nhsNumber: $n) { nhsNumber } }', { n: nhsNumber }, caller);
const refused = { errors: [{ extensions: { code: 'TOO_MANY_PERSONS', setting: 'PATIENT' } }] };

describe('a caller who opens many different persons', () => {
  it('is refused before anybody is asked, is told when to come again, and is recorded', async () => {
    await look(first);
    await look(second);
    const asked = house.pds.calls.length;
    const answer = await look(third);
    expect(answer.data).toEqual({ patient: null });
    expect(answer).toMatchObject(refused);
    expect(JSON.parse(answer.text)).toMatchObject({ extensions: { wait: 60 } });
    expect(house.pds.calls).toHaveLength(asked);
    expect(looks.at(-1)).toMatchObject({ nhsNumber: third, outcome: 'TOO_MANY_PERSONS', caller: doctor });
    expect(house.lines.join('')).not.toContain(third);
  });

  it('sees those again who are open, and another once some time has passed', async () => {
    await ask('query ($n: [ID!]!) { patients(nhsNumbers: $n) { nhsNumber } }', { n: [first, second] });
    expect((await look(first)).data.patient).toEqual({ nhsNumber: first });
    expect(await look(third)).toMatchObject(refused);
    now += 60_000;
    expect((await look(third)).data.patient).toEqual({ nhsNumber: third });
    expect(await look(fourth)).toMatchObject(refused);
  });

  it('is told of each person of a list by themselves', async () => {
    const all = [first, second, third];
    const answer = await ask('query ($n: [ID!]!) { patients(nhsNumbers: $n) { nhsNumber } }', { n: all });
    expect(answer.data.patients.filter(Boolean)).toHaveLength(2);
    expect(answer).toMatchObject(refused);
    expect(counted).toEqual(['new', 'new', 'refused']);
  });

  it('opens one person once, in however many ways one question asks for them', async () => {
    await ask(
      'query ($n: ID!, $m: [ID!]!) { patient(nhsNumber: $n) { nhsNumber } patients(nhsNumbers: $m) { nhsNumber } }',
      { n: first, m: [first, first] },
    );
    expect(counted).toEqual(['new']);
  });

  it('is kept from nobody else', async () => {
    for (const number of [first, second, third]) await look(number);
    const another = toStaff('R0260', 'B12345', { subject: `another ${subjects}` });
    expect((await look(third, another)).data.patient).toEqual({ nhsNumber: third });
  });

  it('who breaks the glass sees the person all the same, which is counted', async () => {
    for (const number of [first, second]) await look(number);
    const input = {
      nhsNumber: third,
      reason: 'Collapsed in the waiting room',
      idempotencyKey: `k${subjects}`,
    };
    const opened = await ask('mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { kind } }', {
      input,
    });
    expect(opened.data.breakGlass).toEqual({ kind: 'BREAK_GLASS' });
    expect((await look(third)).data.patient).toEqual({ nhsNumber: third });
    expect(counted).toEqual(['new', 'new', 'emergency']);
    expect(await look(fourth)).toMatchObject(refused);
  });

  it('who may see nobody is refused for that, and it costs nothing', async () => {
    const without = { ...doctor, scopes: [] };
    expect(await look(first, without)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(counted).toEqual([]);
  });
});

it('the gateway answers 429 with Retry-After where nothing else was asked, and what else came otherwise', async () => {
  const { url } = house.patient;
  const subgraphs = { patient: url, primary: url, secondary: url, community: url, social: url };
  const gateway = await startGatewayHouse({
    subgraphs,
    subgraphMilliseconds: 20_000,
    requestMilliseconds: 30_000,
  });
  try {
    const send = async (n: readonly string[]) => {
      const response = await fetch(`${gateway.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await bearerOf()) },
        body: JSON.stringify({
          query: 'query ($n: [ID!]!) { patients(nhsNumbers: $n) { nhsNumber } }',
          variables: { n },
        }),
      });
      return {
        status: response.status,
        wait: response.headers.get('retry-after'),
        body: await response.json(),
      };
    };
    expect(await send([first, second])).toMatchObject({ status: 200, wait: null });
    const partly = await send([second, third]);
    expect([partly.status, partly.wait]).toEqual([200, '60']);
    expect(partly.body).toMatchObject({ data: { patients: [{ nhsNumber: second }, null] } });
    const nothing = await send([third, fourth]);
    expect([nothing.status, nothing.wait]).toEqual([429, '60']);
    expect(nothing.body).toMatchObject({
      data: { patients: [null, null] },
      errors: [
        { path: ['patients', 0], extensions: { code: 'TOO_MANY_PERSONS' } },
        { path: ['patients', 1], extensions: { code: 'TOO_MANY_PERSONS' } },
      ],
    });
    now += 60_000;
    expect(await send([third])).toMatchObject({ status: 200, wait: null });
  } finally {
    await gateway.close();
  }
});
