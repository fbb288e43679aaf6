import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { readEvent } from '../../subgraphs/patient/audit/verify-events.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { startAuditedHouse } from '../support/audited-house.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { askedNumber, daughterNumber } from '../support/readers.ts';
import { idSecret } from '../support/secrets.ts';
import type { PersonaId } from '../support/tokens.ts';

const looks: Look[] = [];
let recording: 'recorded' | 'unrecorded' | 'away' = 'recorded';
let patientHouse: PatientHouse;
let house: GatewayHouse;

beforeAll(async () => {
  patientHouse = await startPatientHouse({
    accessStore: createTestAccessStore({ isOpen: true }),
    recordLook: (look) => {
      if (recording === 'away') return Promise.reject(toGraphError('AUDIT_UNAVAILABLE'));
      looks.push(look);
      return Promise.resolve(recording === 'unrecorded' ? 'unrecorded' : undefined);
    },
  });
  patientHouse.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
  house = await startHouse(patientHouse.patient.url);
});
afterAll(async () => {
  await house.close();
  await patientHouse.close();
});
beforeEach(() => {
  looks.length = 0;
  recording = 'recorded';
});

const nowhere = 'http://127.0.0.1:9/graphql';
const startHouse = (patient: string) =>
  startGatewayHouse({
    subgraphs: { patient, primary: nowhere, secondary: nowhere, community: nowhere, social: nowhere },
  });

const recorded = () =>
  looks.map(({ action, nhsNumber, outcome }) => [action, nhsNumber ?? 'nobody', outcome]);
const itemId = createRecordIds(idSecret).toId({
  type: 'GpConsultation',
  person: askedNumber,
  system: 'Z91001',
  identifier: '1',
});
const variables = { one: askedNumber, all: [askedNumber, daughterNumber], id: itemId, no: false };
const forbidden = 'FORBIDDEN';

describe('what is refused for want of a scope is recorded, once for each person', () => {
  it.each<readonly [string, PersonaId, string, readonly (readonly [string, string, string])[]]>([
    [
      'a person',
      'analyst',
      'query ($one: ID!) { patient(nhsNumber: $one) { gender } }',
      [['read', askedNumber, forbidden]],
    ],
    [
      'a person whose number stands in the text',
      'privacy-officer',
      `{ patient(nhsNumber: "999 123 0009") { gender } }`,
      [['read', askedNumber, forbidden]],
    ],
    [
      'two people, one of them in four ways',
      'analyst',
      `query ($one: ID!, $all: [ID!]!, $id: ID!) {
        a: patient(nhsNumber: $one) { gender }
        b: patient(nhsNumber: $one) { birthDate }
        patients(nhsNumbers: $all) { gender }
        node(id: $id) { id }
      }`,
      [
        ['read', askedNumber, forbidden],
        ['read', daughterNumber, forbidden],
      ],
    ],
    ['an item', 'analyst', 'query ($id: ID!) { node(id: $id) { id } }', [['node', askedNumber, forbidden]]],
    [
      'a search',
      'analyst',
      '{ searchPatients(input: { familyName: "Nobody", birthDate: "1951-03-09", gender: FEMALE }) { outcome } }',
      [['search', 'nobody', forbidden]],
    ],
    [
      'a person in a fragment',
      'analyst',
      'query ($one: ID!) { ...All } fragment All on Query { ... { patient(nhsNumber: $one) { gender } } }',
      [['read', askedNumber, forbidden]],
    ],
    [
      'what is no number',
      'analyst',
      '{ patient(nhsNumber: "9991230000") { gender } node(id: "x") { id } }',
      [['read', 'nobody', forbidden]],
    ],
    [
      'a decision on a person',
      'partner-app',
      `mutation ($one: ID!) { recordConsent(input: { nhsNumber: $one, kind: SHARING_REFUSED, idempotencyKey: "k" }) { id } }`,
      [['consent', askedNumber, forbidden]],
    ],
    [
      'alerts beside a person who may be seen',
      'general-practitioner',
      'query ($one: ID!) { privacyAlerts { __typename } patient(nhsNumber: $one) { gender } }',
      [
        ['alerts', 'nobody', forbidden],
        ['read', askedNumber, 'permit'],
      ],
    ],
    [
      'nothing that is left out',
      'analyst',
      'query ($one: ID!, $no: Boolean!) { patient(nhsNumber: $one) @include(if: $no) { gender } }',
      [],
    ],
  ])('%s', async (_what, persona, query, expected) => {
    const declared = Object.entries(variables).filter(([name]) => query.includes(`$${name}:`));
    const { status } = await house.ask(query, Object.fromEntries(declared), persona);
    expect([status, recorded()]).toEqual([200, expected]);
  });

  it('and more people than one question may name are nobody', async () => {
    const all = Array.from({ length: 51 }, () => askedNumber);
    const query = 'query ($all: [ID!]!) { patients(nhsNumbers: $all) { gender } }';
    await house.ask(query, { all }, 'analyst');
    expect(recorded()).toEqual([['read', 'nobody', forbidden]]);
  });
});

const question = 'query Who($one: ID!) { patient(nhsNumber: $one) { gender } }';
const one = { one: askedNumber };

it('the event says who asked, for what purpose and by which operation and policy', async () => {
  await house.ask(question, one, 'analyst');
  expect(looks[0]).toMatchObject({
    caller: { kind: 'analyst', roleCode: 'R1840', purpose: 'HOPERAT', organisation: { odsCode: 'QZZ' } },
    operation: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), name: 'Who' },
    policy: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

it('glass that was to be broken on a ground of which the person is not told is kept from them', async () => {
  const query = `mutation ($one: ID!) { breakGlass(input: { nhsNumber: $one, reason: "A child is at risk",
    sealedGround: LEGAL_DUTY, idempotencyKey: "k" }) { id } }`;
  await house.ask(query, one, 'partner-app');
  expect(looks).toMatchObject([{ action: 'open', nhsNumber: askedNumber, isKeptFromPerson: true }]);
});

it('the event stands in the store before the refusal is told', async () => {
  const audited = await startAuditedHouse();
  const gateway = await startHouse(audited.patient.url);
  const { data } = await gateway.ask(question, one, 'analyst');
  const events = (await audited.store.read(0, 10)).map(readEvent);
  expect(data).toEqual({ patient: null });
  expect(events).toMatchObject([
    { action: 'read', person: askedNumber, outcome: forbidden, purpose: 'HOPERAT' },
  ]);
  await gateway.close();
  await audited.close();
});

describe('what cannot be recorded is not answered', () => {
  const unavailable = {
    message: 'Who looks cannot be recorded now, so nothing is shown.',
    extensions: { code: 'AUDIT_UNAVAILABLE' },
  };

  it('while looks cannot be kept, also what the reader may see', async () => {
    recording = 'away';
    expect(await house.ask(question, one, 'analyst')).toMatchObject({ status: 503, errors: [unavailable] });
    const both = 'query ($one: ID!) { privacyAlerts { __typename } patient(nhsNumber: $one) { gender } }';
    const answer = await house.ask(both, one);
    expect(answer).toMatchObject({ status: 503, errors: [unavailable] });
    expect(answer.data).toBeUndefined();
  });

  it('while who records it does not answer', async () => {
    const alone = await startHouse(nowhere);
    expect(await alone.ask(question, one, 'analyst')).toMatchObject({ status: 503, errors: [unavailable] });
    await alone.close();
  });

  it('but in an emergency that was declared, with a notice', async () => {
    recording = 'unrecorded';
    const { data, text } = await house.ask(question, one, 'analyst');
    expect(data).toEqual({ patient: null });
    expect(JSON.parse(text)).toMatchObject({ extensions: { notices: ['UNRECORDED'] } });
  });
});

describe('who records refusals', () => {
  const query = 'mutation ($refused: String!) { recordRefusals(refused: $refused) }';

  it('is not to be seen or asked by a client', async () => {
    const seen = await house.ask('{ __schema { mutationType { fields { name } } } }');
    const names = seen.data.__schema.mutationType.fields.map(({ name }: { name: string }) => name);
    expect(names).toContain('breakGlass');
    expect(names).not.toContain('recordRefusals');
    const { status, errors } = await house.ask(query, { refused: '[]' });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const { url } = patientHouse.patient;
    expect((await askSubgraph(url, undefined, query, { refused: '[]' })).status).toBe(401);
    expect(looks).toEqual([]);
  });

  it.each(['', '{', '{}', '[1]', '[{"field":"patient"}]'])('does not take %j', async (refused) => {
    const { errors } = await askSubgraph(patientHouse.patient.url, await openRequest(), query, { refused });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'REFUSALS' });
    expect(looks).toEqual([]);
  });
});
