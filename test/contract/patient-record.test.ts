import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createRecordSeal } from '../../schema/runtime/record-seal.ts';
import {
  askEntities,
  askSubgraph,
  generalPractitioner,
  openRequest,
  sealRecord,
  type TestRequest,
} from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsError } from '../support/patient-pds.ts';
import { toPdsPatient, toSecurity } from '../support/patient-resources.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

const nhsNumber = '9991230009';
const recordIds = createRecordIds(idSecret);
let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse();
  house.pds.set(nhsNumber, { body: toPdsPatient(nhsNumber) });
});
afterAll(() => house.close());

async function askSeal(given: string, options: { request?: TestRequest; nhsNumber?: string } = {}) {
  const request = options.request ?? (await openRequest());
  const query = `{ patient(nhsNumber: "${options.nhsNumber ?? nhsNumber}") { record${given} { seal } } }`;
  const answer = await askSubgraph(house.patient.url, request, query);
  const seal = answer.data?.patient?.record?.seal as string | undefined;
  return { ...answer, request, authority: await createRecordSeal(sealSecret).open(seal ?? '') };
}

describe('the seal of a record', () => {
  const permit = { decision: 'permit' };

  it('says for which request, about whom and what was decided', async () => {
    const { authority, request } = await askSeal('');
    expect(authority).toEqual({
      requestId: request.requestId,
      subject: {
        nhsNumber: '9991230009',
        previousNhsNumbers: [],
        practiceOdsCode: 'A82038',
        birthDate: '1951-03-09',
        familyName: 'Thornton',
        gender: 'FEMALE',
      },
      settings: { primary: permit, secondary: permit, community: permit, social: permit },
      access: {
        areas: 'DMF GCF PRF MAF IMF INF OBF HOF COF SPS SGG LEF AMF CPF',
        without: ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH', 'SEALED'],
        home: 'primary',
      },
      basis: { kind: 'claim', until: '2999-01-01T00:00:00Z' },
    });
  });

  it('says which days and settings were asked for', async () => {
    const { authority } = await askSeal(
      '(period: { start: "2024-02-29" end: "2024-03-01" } settings: [SOCIAL, SECONDARY, SOCIAL])',
    );
    expect(authority?.period).toEqual({ start: '2024-02-29', end: '2024-03-01' });
    expect(authority?.settings).toEqual({
      primary: { decision: 'not-asked' },
      secondary: permit,
      community: { decision: 'not-asked' },
      social: permit,
    });
  });

  it('names both numbers of a person whose number was superseded', async () => {
    house.pds.set('9991231110', { body: toPdsPatient('9991231854') });
    const { authority } = await askSeal('', { nhsNumber: '9991231110' });
    expect(authority?.subject).toMatchObject({
      nhsNumber: '9991231854',
      previousNhsNumbers: ['9991231110'],
    });
  });

  it('gives no practice of a restricted person and withholds general practice', async () => {
    house.pds.set('9991232222', {
      body: toPdsPatient('9991232222', { meta: { security: [toSecurity('R')] } }),
    });
    const { authority } = await askSeal('', { nhsNumber: '9991232222' });
    expect(authority?.subject).not.toHaveProperty('practiceOdsCode');
    expect(authority?.settings).toEqual({
      primary: { decision: 'withhold', code: 'RESTRICTED_RECORD' },
      secondary: permit,
      community: permit,
      social: permit,
    });
  });

  it('withholds everything from whoever has no relationship with the person', async () => {
    house.accessStore.facts.set(nhsNumber, { claims: [] });
    const { authority } = await askSeal('').finally(() => house.accessStore.facts.clear());
    const denied = { decision: 'withhold', code: 'NO_RELATIONSHIP' };
    expect(authority?.settings).toEqual({
      primary: denied,
      secondary: denied,
      community: denied,
      social: denied,
    });
    expect(authority?.access).toEqual({ areas: '', without: [] });
  });

  it('is not made for whoever may see nobody, and nobody is traced for them', async () => {
    const before = house.pds.calls.length;
    const request = await openRequest({ caller: { ...generalPractitioner, purpose: 'HRESCH' } });
    const { data, errors, authority } = await askSeal('', { request });
    expect([data, authority]).toEqual([{ patient: null }, undefined]);
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    expect(house.pds.calls.length).toBe(before);
  });

  it('is the same for the same question in one graph request', async () => {
    const query = `{ patient(nhsNumber: "${nhsNumber}") {
      a: record { seal } b: record { seal } c: record(settings: [SOCIAL]) { seal }
    } }`;
    const { data } = await askSubgraph(house.patient.url, await openRequest(), query);
    expect(data.patient.a.seal).toBe(data.patient.b.seal);
    expect(data.patient.a.seal).not.toBe(data.patient.c.seal);
  });

  it.each([
    ['(period: { start: "2024-03-02" end: "2024-03-01" })', 'PERIOD'],
    ['(settings: [])', 'SETTINGS'],
    ['(settings: [PRIMARY, PATIENT])', 'SETTINGS'],
  ])('is not made for %s', async (given, reason) => {
    const { data, errors } = await askSeal(given);
    expect(data).toEqual({ patient: { record: null } });
    expect(errors?.[0]).toMatchObject({
      path: ['patient', 'record'],
      extensions: { code: 'BAD_USER_INPUT', reason },
    });
  });

  it.each(['2023-02-29', '2024-02', '2024-13-01', 'yesterday', '2024-01-01T00:00:00Z'])(
    'is not made for a period of %s, which is no day',
    async (day) => {
      const { data, errors } = await askSeal(`(period: { end: "${day}" })`);
      expect(data).toBeUndefined();
      expect(errors).toHaveLength(1);
    },
  );

  it('opens in no other graph request, and no other opens', async () => {
    const subject = { nhsNumber, previousNhsNumbers: [] };
    const seal = await sealRecord(await openRequest(), subject);
    for (const foreign of [seal, 'nonsense']) {
      const { data, errors } = await askEntities(
        house.patient.url,
        await openRequest(),
        [{ __typename: 'CareRecord', seal: foreign }],
        '... on CareRecord { sources { state } }',
      );
      expect(data).toEqual({ _entities: [null] });
      expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    }
  });
});

describe('an item by its id', () => {
  const toId = (type: string, person = nhsNumber) =>
    recordIds.toId({ type, person, system: 'A82038|EMIS Web', identifier: 'consultation 1' });
  const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on GpConsultation { seal } } }';

  it('is referred to under a decision for its own setting alone', async () => {
    const id = toId('GpConsultation');
    const request = await openRequest();
    const { data, errors } = await askSubgraph(house.patient.url, request, query, { id });
    expect(errors).toBeUndefined();
    expect(data.node).toMatchObject({ __typename: 'GpConsultation', id });
    const authority = await createRecordSeal(sealSecret).open(data.node.seal as string);
    expect(authority).toMatchObject({
      requestId: request.requestId,
      subject: { nhsNumber, practiceOdsCode: 'A82038' },
      settings: {
        primary: { decision: 'permit' },
        secondary: { decision: 'not-asked' },
        community: { decision: 'not-asked' },
        social: { decision: 'not-asked' },
      },
    });
  });

  it.each(['HospitalEncounter', 'CommunityCarePlan', 'SupportPlan', 'SocialCareDocument'])(
    'can be a %s',
    async (type) => {
      const id = toId(type);
      const { data } = await askSubgraph(house.patient.url, await openRequest(), query, { id });
      expect(data.node).toEqual({ __typename: type, id });
    },
  );

  it.each([
    ['is not ours', 'Z3JhcGhxbCBpcyBhIHF1ZXJ5IGxhbmd1YWdl'],
    ['is of nothing that can be asked for', toId('AllergyIntolerance')],
    ['is empty', ''],
  ])('is refused where the id %s', async (_why, id) => {
    const { data, errors } = await askSubgraph(house.patient.url, await openRequest(), query, { id });
    expect(data).toEqual({ node: null });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'ID' });
  });

  it('is forbidden where its setting is withheld', async () => {
    house.pds.set('9991232222', {
      body: toPdsPatient('9991232222', { meta: { security: [toSecurity('R')] } }),
    });
    const forbidden = await askSubgraph(house.patient.url, await openRequest(), query, {
      id: toId('GpConsultation', '9991232222'),
    });
    expect(forbidden.data).toEqual({ node: null });
    expect(forbidden.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', setting: 'PRIMARY' });
    const seen = await askSubgraph(house.patient.url, await openRequest(), query, {
      id: toId('HospitalEncounter', '9991232222'),
    });
    expect(seen.data.node.__typename).toBe('HospitalEncounter');
  });

  it('is not looked for while nobody can say who it is about', async () => {
    house.pds.set('9991232591', toPdsError(429, 'TOO_MANY_REQUESTS'));
    const id = toId('GpConsultation', '9991232591');
    const { data, errors } = await askSubgraph(house.patient.url, await openRequest(), query, { id });
    expect(data).toEqual({ node: null });
    expect(errors?.[0]?.extensions).toEqual({ code: 'SOURCE_BUSY', setting: 'PATIENT' });
  });
});

it('answers nobody whom the gateway did not seal', async () => {
  const before = house.pds.calls.length;
  const query = `{ patient(nhsNumber: "${nhsNumber}") { nhsNumber } }`;
  for (const request of [undefined, { requestId: 'a', sealedCaller: 'forged', prove: () => 'forged' }]) {
    const { status, errors } = await askSubgraph(house.patient.url, request, query);
    expect([status, errors?.[0]?.extensions]).toEqual([401, { code: 'UNAUTHENTICATED' }]);
  }
  expect(house.pds.calls.length).toBe(before);
});
