import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import type { Caller } from '../../schema/runtime/caller.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { askEntities, askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsError } from '../support/patient-pds.ts';
import { toPdsPatient, toSecurity } from '../support/patient-resources.ts';
import { askedNumber, daughterNumber, readers, toApp, toCitizen, toStaff } from '../support/readers.ts';
import { idSecret } from '../support/secrets.ts';

const nobody = '9991232850';
let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse({ accessStore: createTestAccessStore() });
  house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
  house.pds.set(nobody, toPdsError(404, 'RESOURCE_NOT_FOUND'));
});
afterAll(() => house.close());
beforeEach(() => {
  const { accessStore } = house;
  accessStore.grants.length = 0;
  accessStore.consents.length = 0;
  accessStore.facts.clear();
  accessStore.isAway = false;
});

const patient = toCitizen(askedNumber);
const daughter = toCitizen(daughterNumber);
const practice = readers.GP;
const ask = async (caller: Caller, query: string, variables: Record<string, unknown> = {}) =>
  askSubgraph(house.patient.url, await openRequest({ caller }), query, variables);
const codeOf = (answer: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  [answer.errors?.[0]?.extensions?.['code'], answer.errors?.[0]?.extensions?.['reason']]
    .filter(Boolean)
    .join(' ');

const grant = (caller: Caller, input: Record<string, unknown> = {}) =>
  ask(
    caller,
    'mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { id basis app areas withdrawnAt } }',
    {
      input: {
        nhsNumber: askedNumber,
        granteeNhsNumber: daughterNumber,
        basis: 'CONSENT',
        areas: ['DEMOGRAPHICS', 'MEDICINES'],
        idempotencyKey: 'a',
        ...input,
      },
    },
  );
const withdraw = (caller: Caller, id: string) =>
  ask(caller, 'mutation ($id: ID!) { withdrawAccess(grant: $id) { id withdrawnAt } }', { id });
const decide = (caller: Caller, kind: string, nhsNumber = askedNumber) =>
  ask(caller, 'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { id kind } }', {
    input: { nhsNumber, kind, idempotencyKey: kind },
  });
const look = (caller: Caller, nhsNumber = askedNumber) =>
  ask(
    caller,
    `{ patient(nhsNumber: "${nhsNumber}") { nhsNumber name { text } record { access { basis } } } }`,
  );

describe('a grant', () => {
  it('opens at once, and ends at once when it is withdrawn', async () => {
    expect(codeOf(await look(daughter))).toBe('PATIENT_NOT_FOUND');
    const { id } = (await grant(patient)).data.grantAccess;
    expect((await look(daughter)).data.patient.record.access.basis).toBe('GRANT');
    expect((await withdraw(patient, id)).data.withdrawAccess.withdrawnAt).not.toBeNull();
    expect(codeOf(await look(daughter))).toBe('PATIENT_NOT_FOUND');
  });

  it('is made once, however often the call is repeated', async () => {
    const first = await grant(patient);
    expect((await grant(patient)).data).toEqual(first.data);
    expect(house.accessStore.grants).toHaveLength(1);
    expect(codeOf(await grant(patient, { granteeNhsNumber: '9991232222' }))).toBe(
      'BAD_USER_INPUT IDEMPOTENCY_KEY',
    );
  });

  it('can be given up by whoever has it, and ended by the practice, but by nobody else', async () => {
    const { id } = (await grant(patient)).data.grantAccess;
    for (const caller of [toCitizen('9991232222'), readers['hospital clinician'], readers.analyst]) {
      const answer = await withdraw(caller, id);
      expect(['NODE_NOT_FOUND', 'FORBIDDEN']).toContain(codeOf(answer));
      expect(answer.errors?.[0]?.extensions).toEqual(
        (await withdraw(caller, 'no such grant')).errors?.[0]?.extensions,
      );
    }
    expect((await withdraw(daughter, id)).errors).toBeUndefined();
    const other = (await grant(patient, { idempotencyKey: 'b' })).data.grantAccess.id as string;
    expect((await withdraw(practice, other)).errors).toBeUndefined();
  });

  it.each([
    ['somebody else', daughter],
    ['a hospital', readers['hospital clinician']],
    ['a practice elsewhere', toStaff('R0260', 'B12345')],
    ['a pharmacist of the practice', readers.pharmacist],
    ['an app', toApp(askedNumber, { scopes: ['record.read', 'consent.write'] })],
    ['the person without the scope', toCitizen(askedNumber, { scopes: ['record.read'] })],
  ])('is not made by %s', async (_who, caller) => {
    const answer = await grant(caller);
    expect(['FORBIDDEN', 'PATIENT_NOT_FOUND']).toContain(codeOf(answer));
    expect(house.accessStore.grants).toEqual([]);
  });

  it.each([
    ['on another ground than consent by the person', patient, { basis: 'LPA' }, 'BASIS'],
    ['to a parent of an adult', practice, { basis: 'PARENT' }, 'BASIS'],
    [
      'to an app on another ground than consent',
      practice,
      { granteeNhsNumber: null, granteeApp: 'x', basis: 'LPA' },
      'BASIS',
    ],
    ['to nobody', patient, { granteeNhsNumber: null }, 'GRANTEE'],
    ['to a person and an app', patient, { granteeApp: 'x' }, 'GRANTEE'],
    ['to the person', patient, { granteeNhsNumber: askedNumber }, 'GRANTEE'],
    ['of nothing', patient, { areas: [] }, 'AREAS'],
    ['that ended', patient, { until: '2020-01-01T00:00:00Z' }, 'UNTIL'],
    [
      'that ends before it begins',
      patient,
      { from: '2999-01-02T00:00:00Z', until: '2999-01-01T00:00:00Z' },
      'UNTIL',
    ],
    ['to a number that is none', patient, { granteeNhsNumber: '123' }, 'NHS_NUMBER_MALFORMED'],
  ])('is not made %s', async (_what, caller, input, reason) => {
    expect(codeOf(await grant(caller, input))).toBe(`BAD_USER_INPUT ${reason}`);
    expect(house.accessStore.grants).toEqual([]);
  });

  it('to an app shows the app and not a person', async () => {
    const { data } = await grant(patient, { granteeNhsNumber: null, granteeApp: 'partner-app' });
    expect(data.grantAccess).toMatchObject({ app: 'partner-app', areas: ['DEMOGRAPHICS', 'MEDICINES'] });
    expect((await look(toApp(askedNumber))).data.patient.record.access.basis).toBe('GRANT');
    expect(codeOf(await look(toApp(askedNumber, { clientId: 'another' })))).toBe('PATIENT_NOT_FOUND');
  });

  it('is listed for the person and the practice alone', async () => {
    await grant(patient);
    const list = (caller: Caller) =>
      ask(caller, `{ patient(nhsNumber: "${askedNumber}") { accessGrants { areas } } }`);
    for (const caller of [patient, practice]) {
      expect((await list(caller)).data.patient.accessGrants).toEqual([
        { areas: ['DEMOGRAPHICS', 'MEDICINES'] },
      ]);
    }
    for (const caller of [daughter, readers.pharmacist]) {
      const answer = await list(caller);
      expect([answer.data.patient.accessGrants, codeOf(answer)]).toEqual([null, 'FORBIDDEN']);
    }
  });
});

describe('a decision', () => {
  it('to refuse sharing closes other settings at once, until it is withdrawn', async () => {
    const hospital = { ...readers['hospital clinician'], organisation: { odsCode: 'RTX', name: '' } };
    house.accessStore.facts.set(askedNumber, { claims: [{ until: '2999-01-01T00:00:00Z' }] });
    const settings = async () => (await look(hospital)).data.patient.record.access.basis as string;
    expect(await settings()).toBe('CLAIM');
    const { id } = (await decide(patient, 'SHARING_REFUSED')).data.recordConsent;
    const withdrawn = await ask(
      patient,
      'mutation ($id: ID!) { withdrawConsent(consent: $id) { withdrawnAt } }',
      { id },
    );
    expect(withdrawn.data.withdrawConsent.withdrawnAt).not.toBeNull();
  });

  it('that a child understands is the practice’s', async () => {
    expect(codeOf(await decide(patient, 'CHILD_COMPETENT'))).toBe('FORBIDDEN');
    expect((await decide(practice, 'CHILD_COMPETENT')).errors).toBeUndefined();
    const { id } = house.accessStore.consents[0] ?? { id: '' };
    const answer = await ask(patient, 'mutation ($id: ID!) { withdrawConsent(consent: $id) { id } }', { id });
    expect(codeOf(answer)).toBe('NODE_NOT_FOUND');
  });

  it('of somebody else is nobody’s', async () => {
    expect(codeOf(await decide(daughter, 'SHARING_REFUSED'))).toBe('PATIENT_NOT_FOUND');
    expect(codeOf(await decide(readers['hospital clinician'], 'SHARING_REFUSED'))).toBe('FORBIDDEN');
  });
});

describe('whoever must not learn of a person', () => {
  const toNode = (person: string) =>
    createRecordIds(idSecret).toId({ type: 'HospitalEncounter', person, system: 'RTX|PAS', identifier: '1' });

  it.each([
    ['a citizen', daughter],
    ['an app', toApp(daughterNumber, { purpose: 'FAMRQT' })],
  ])('gets the same answer for a stranger as for nobody, on every path: %s', async (_who, caller) => {
    const before = house.pds.calls.length;
    const paths = [
      (number: string) => look(caller, number),
      (number: string) => ask(caller, `{ patients(nhsNumbers: ["${number}"]) { nhsNumber } }`),
      (number: string) => ask(caller, '{ node(id: "ID") { id } }'.replace('ID', toNode(number))),
      async (number: string) =>
        askEntities(
          house.patient.url,
          await openRequest({ caller }),
          [{ __typename: 'Patient', nhsNumber: number }],
          '... on Patient { name { text } record { seal } }',
        ),
    ];
    for (const path of paths) {
      const [stranger, none] = [await path(askedNumber), await path(nobody)];
      expect(stranger.text).toBe(none.text);
      expect(codeOf(stranger)).toBe('PATIENT_NOT_FOUND');
    }
    expect(house.pds.calls.length).toBe(before);
  });

  it('a restricted person is as nobody to themselves and to whoever they granted access', async () => {
    const restricted = '9991232222';
    house.pds.set(restricted, { body: toPdsPatient(restricted, { meta: { security: [toSecurity('R')] } }) });
    house.accessStore.facts.set(restricted, {
      grants: [
        {
          granteeKind: 'person',
          grantee: daughterNumber,
          basis: 'CONSENT',
          areas: ['demographics'],
          from: '2020-01-01T00:00:00Z',
          until: null,
          isAgreed: false,
        },
      ],
    });
    const none = await look(toCitizen(nobody, { purpose: 'PATRQT' }), nobody);
    for (const caller of [daughter, toCitizen(restricted, { purpose: 'PATRQT' })]) {
      expect((await look(caller, restricted)).text).toBe(none.text);
    }
  });
});

describe('while the store is away', () => {
  it('nothing is decided, and an emergency sees what must not wait', async () => {
    house.accessStore.isAway = true;
    for (const caller of [practice, patient, daughter, readers['hospital clinician']]) {
      const answer = await look(caller);
      expect(answer.data).toEqual({ patient: null });
      expect(codeOf(answer)).toBe('ACCESS_UNDECIDED');
    }
    const emergency = { ...readers['hospital clinician'], purpose: 'ETREAT' as const };
    expect((await look(emergency)).data.patient.record.access.basis).toBe('DOWNTIME');
    expect(codeOf(await grant(patient))).toBe('ACCESS_UNDECIDED');
    const ready = await fetch(house.patient.url.replace('/graphql', '/health/ready'));
    expect(ready.status).toBe(503);
  });

  it('nor is anything while it never answers, and nobody waits long', async () => {
    const accessStore = createTestAccessStore();
    accessStore.findFacts = () => new Promise(() => undefined);
    const silent = await startPatientHouse({ accessStore, decisionMilliseconds: 100 });
    silent.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
    const began = performance.now();
    const answer = await askSubgraph(
      silent.patient.url,
      await openRequest({ caller: practice }),
      `{ patient(nhsNumber: "${askedNumber}") { nhsNumber } }`,
    );
    expect(codeOf(answer)).toBe('ACCESS_UNDECIDED');
    expect(performance.now() - began).toBeLessThan(10_000);
    await silent.close();
  });
});

it('analysts reach no person on any path, and nobody is traced for them', async () => {
  const before = house.pds.calls.length;
  const caller = readers.analyst;
  expect(codeOf(await look(caller))).toBe('FORBIDDEN');
  expect(codeOf(await ask(caller, `{ patients(nhsNumbers: ["${askedNumber}"]) { nhsNumber } }`))).toBe(
    'FORBIDDEN',
  );
  expect(house.pds.calls.length).toBe(before);
});
