import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsPatient, toSecurity } from '../support/patient-resources.ts';
import { askedNumber, daughterNumber, readers, toCitizen, toStaff } from '../support/readers.ts';

const looks: Look[] = [];
let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse({
    accessStore: createTestAccessStore(),
    recordLook: (look) => {
      looks.push(look);
      return Promise.resolve(undefined);
    },
  });
  house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
});
afterAll(() => house.close());
beforeEach(() => {
  const { accessStore } = house;
  accessStore.openings.length = 0;
  accessStore.facts.clear();
  accessStore.isAway = false;
  looks.length = 0;
});

const stranger = toStaff('R0260', 'B12345');
const ask = async (caller: Caller, query: string, variables: Record<string, unknown> = {}) =>
  askSubgraph(house.patient.url, await openRequest({ caller }), query, variables);

const breakGlass = (caller: Caller, input: Record<string, unknown> = {}) =>
  ask(
    caller,
    'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { id kind openedAt endsAt } }',
    {
      input: {
        nhsNumber: askedNumber,
        reason: 'Collapsed in the waiting room',
        idempotencyKey: 'a',
        ...input,
      },
    },
  );
const claim = (caller: Caller, input: Record<string, unknown> = {}) =>
  ask(caller, 'mutation ($input: ClaimRelationshipInput!) { claimRelationship(input: $input) { id kind } }', {
    input: { nhsNumber: askedNumber, reason: 'Temporary resident for a week', idempotencyKey: 'a', ...input },
  });
const look = (caller: Caller, nhsNumber = askedNumber) =>
  ask(
    caller,
    `{ patient(nhsNumber: "${nhsNumber}") { name { text } source { state reasonCode }
      record { access { basis until isBreakGlass } } } }`,
  );
const codeOf = (answer: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  [answer.errors?.[0]?.extensions?.['code'], answer.errors?.[0]?.extensions?.['reason']]
    .filter(Boolean)
    .join(' ');

describe('breaking the glass', () => {
  it('opens one person for some minutes, and every later answer says so', async () => {
    expect((await look(stranger)).data.patient.source.reasonCode).toBe('NO_RELATIONSHIP');
    const { data } = await breakGlass(stranger, { minutes: 5 });
    const { openedAt, endsAt, kind } = data.breakGlass;
    expect([kind, Date.parse(endsAt) - Date.parse(openedAt)]).toEqual(['BREAK_GLASS', 300_000]);
    const { patient } = (await look(stranger)).data;
    expect(patient.name).not.toBeNull();
    expect(patient.record.access).toEqual({ basis: 'BREAK_GLASS', until: endsAt, isBreakGlass: true });
    // Whatever of it is asked for, the answer is marked.
    const bare = await ask(stranger, `{ patient(nhsNumber: "${askedNumber}") { gender } }`);
    expect(JSON.parse(bare.text)).toMatchObject({ extensions: { notices: ['BREAK_GLASS'] } });
  });

  it('opens nobody else, and nothing to anybody else', async () => {
    house.pds.set('9991231110', { body: toPdsPatient('9991231110') });
    await breakGlass(stranger);
    expect((await look(stranger, '9991231110')).data.patient.name).toBeNull();
    expect((await look({ ...stranger, subject: 'another' })).data.patient.name).toBeNull();
    expect((await look({ ...stranger, issuer: 'another' })).data.patient.name).toBeNull();
  });

  it('ends by itself', async () => {
    await breakGlass(stranger);
    for (const opening of house.accessStore.openings)
      opening.ends_at = new Date(Date.now() - 1).toISOString();
    expect((await look(stranger)).data.patient.source.reasonCode).toBe('NO_RELATIONSHIP');
  });

  it('opens once, however often the call is repeated, and a key serves one call', async () => {
    const first = await breakGlass(stranger);
    const second = await breakGlass(stranger, { reason: 'Collapsed in the waiting room again' });
    expect(second.data).toEqual(first.data);
    expect(house.accessStore.openings).toHaveLength(1);
    house.pds.set('9991231110', { body: toPdsPatient('9991231110') });
    const other = await breakGlass(stranger, { nhsNumber: '9991231110' });
    expect(codeOf(other)).toBe('BAD_USER_INPUT IDEMPOTENCY_KEY');
    expect((await look(stranger, '9991231110')).data.patient.name).toBeNull();
  });

  it.each([
    ['no reason', { reason: '          ' }, 'REASON'],
    ['a reason of nine characters', { reason: 'emergency' }, 'REASON'],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }, 'REASON'],
    ['a number of the person in the reason', { reason: `Collapsed, ${askedNumber}` }, 'REASON'],
    ['a spaced number in the reason', { reason: 'Collapsed, 999 123 0009' }, 'REASON'],
    ['no time', { minutes: 0 }, 'MINUTES'],
    ['too much time', { minutes: 241 }, 'MINUTES'],
    ['an empty key', { idempotencyKey: '' }, 'IDEMPOTENCY_KEY'],
    ['a number that is none', { nhsNumber: '123' }, 'NHS_NUMBER_MALFORMED'],
  ])('is refused with %s', async (_what, input, reason) => {
    const answer = await breakGlass(stranger, input);
    expect(answer.data).toEqual({ breakGlass: null });
    expect(codeOf(answer)).toBe(`BAD_USER_INPUT ${reason}`);
    expect(house.accessStore.openings).toEqual([]);
    expect(answer.text).not.toContain(askedNumber);
  });

  it.each([
    ['the person', toCitizen(askedNumber)],
    ['family', toCitizen(daughterNumber)],
    ['an app', readers['partner app']],
    ['an analyst', readers.analyst],
    ['a privacy officer', readers['privacy officer']],
    ['a pharmacist', readers.pharmacist],
    ['an optometrist', readers.optometrist],
    ['a care home', readers['care home manager']],
    ['a general practitioner without the scope', { ...stranger, scopes: ['record.read' as const] }],
    ['a general practitioner who researches', { ...stranger, purpose: 'HRESCH' as const }],
  ])('is not for %s, and nobody is traced', async (_who, caller) => {
    const before = house.pds.calls.length;
    expect(codeOf(await breakGlass(caller))).toBe('FORBIDDEN');
    expect(house.accessStore.openings).toEqual([]);
    expect(house.pds.calls.length).toBe(before);
  });

  it('does not open where a restricted person lives', async () => {
    house.pds.set('9991232222', {
      body: toPdsPatient('9991232222', { meta: { security: [toSecurity('R')] } }),
    });
    await breakGlass(stranger, { nhsNumber: '9991232222' });
    const answer = await ask(
      stranger,
      '{ patient(nhsNumber: "9991232222") { address { lines } registeredPractice { odsCode } sensitivity } }',
    );
    expect(answer.data.patient).toEqual({
      address: null,
      registeredPractice: null,
      sensitivity: 'RESTRICTED',
    });
  });

  it('is not done while nobody can tell who refused what', async () => {
    house.accessStore.isAway = true;
    expect(codeOf(await breakGlass(stranger))).toBe('ACCESS_UNDECIDED');
  });
});

describe('claiming a relationship', () => {
  it('opens what the role sees, with the claim as its ground', async () => {
    expect((await claim(stranger)).data.claimRelationship.kind).toBe('CLAIM');
    const { patient } = (await look(stranger)).data;
    expect(patient.record.access).toMatchObject({ basis: 'CLAIM', isBreakGlass: false });
  });

  it('opens an optometrist’s view, but no care home’s', async () => {
    expect((await claim(readers.optometrist)).errors).toBeUndefined();
    expect(codeOf(await claim(readers['care home manager']))).toBe('FORBIDDEN');
    expect(codeOf(await claim(toCitizen(daughterNumber)))).toBe('FORBIDDEN');
  });

  it.each([0, 169])('is refused for %s hours', async (hours) => {
    expect(codeOf(await claim(stranger, { hours }))).toBe('BAD_USER_INPUT HOURS');
  });
});

describe('a privacy officer', () => {
  const officer = toStaff('R0001', 'B12345', {
    kind: 'privacy-officer',
    purpose: 'HOPERAT',
    scopes: ['access.review'],
  });
  const alerts = (caller: Caller, given = '') =>
    ask(
      caller,
      `{ privacyAlerts${given} { edges { cursor node { id kind reason sealedGround overrodeRefusal reviewedAt
        reader { name role organisation { odsCode } } } } pageInfo { hasNextPage endCursor } } }`,
    );

  it('sees what staff of the same organisation opened, and not whose record it was', async () => {
    house.accessStore.facts.set(askedNumber, { refusesSharing: true });
    await breakGlass(stranger, { sealedGround: 'LEGAL_DUTY' });
    const answer = await alerts(officer);
    expect(answer.data.privacyAlerts.edges.map((edge: { node: object }) => edge.node)).toMatchObject([
      {
        kind: 'BREAK_GLASS',
        reason: 'Collapsed in the waiting room',
        sealedGround: 'LEGAL_DUTY',
        overrodeRefusal: true,
        reviewedAt: null,
        reader: {
          name: 'Priya Ashdown',
          role: 'General Medical Practitioner',
          organisation: { odsCode: 'B12345' },
        },
      },
    ]);
    for (const canary of [askedNumber, 'Thornton', '1951']) expect(answer.text).not.toContain(canary);
    expect(
      (await alerts({ ...officer, organisation: { odsCode: 'RTX', name: '' } })).data.privacyAlerts.edges,
    ).toEqual([]);
  });

  it('reviews an alert once', async () => {
    await claim(stranger);
    const id = (await alerts(officer)).data.privacyAlerts.edges[0].node.id as string;
    const review = (caller: Caller) =>
      ask(caller, 'mutation ($id: ID!) { reviewPrivacyAlert(alert: $id) { id reviewedAt } }', { id });
    const first = await review(officer);
    expect(first.data.reviewPrivacyAlert.reviewedAt).not.toBeNull();
    expect((await review(officer)).data).toEqual(first.data);
    expect(codeOf(await review({ ...officer, organisation: { odsCode: 'RTX', name: '' } }))).toBe(
      'NODE_NOT_FOUND',
    );
    expect(codeOf(await review(stranger))).toBe('FORBIDDEN');
  });

  it.each([
    ['a general practitioner', stranger],
    ['a citizen', toCitizen(askedNumber)],
    ['an analyst', readers.analyst],
    ['an officer without the scope', { ...officer, scopes: [] }],
    ['a practitioner with the scope', { ...stranger, scopes: ['access.review' as const] }],
  ])('alone sees alerts: not %s', async (_who, caller) => {
    expect(codeOf(await alerts(caller))).toBe('FORBIDDEN');
  });

  it('is refused pages that cannot be', async () => {
    expect(codeOf(await alerts(officer, '(first: 0)'))).toBe('BAD_USER_INPUT PAGE_SIZE');
    expect(codeOf(await alerts(officer, '(first: 101)'))).toBe('BAD_USER_INPUT PAGE_SIZE');
    expect(codeOf(await alerts(officer, '(after: "x")'))).toBe('BAD_USER_INPUT CURSOR');
  });

  it('sees nobody', async () => {
    expect(codeOf(await look({ ...officer, scopes: ['record.read', 'access.review'] }))).toBe('FORBIDDEN');
  });
});

it('every look is told before it is answered, refused ones as well', async () => {
  await look(stranger);
  await look(readers.analyst);
  await look(toCitizen(daughterNumber));
  await breakGlass(stranger);
  await look(stranger);
  expect(looks.map(({ outcome, basis }) => [outcome, basis])).toEqual([
    ['NO_RELATIONSHIP', undefined],
    ['FORBIDDEN', undefined],
    ['PATIENT_NOT_FOUND', undefined],
    ['permit', 'break glass opened'],
    ['permit', 'break glass'],
  ]);
});

it('what cannot be recorded is not answered', async () => {
  const silent = await startPatientHouse({
    accessStore: createTestAccessStore({ isOpen: true }),
    recordLook: () => Promise.reject(new Error('away')),
  });
  silent.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
  const answer = await askSubgraph(
    silent.patient.url,
    await openRequest({ caller: stranger }),
    `{ patient(nhsNumber: "${askedNumber}") { name { text } } }`,
  );
  expect(answer.data).toEqual({ patient: null });
  expect(codeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
  await silent.close();
});
