import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askEntities, askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toNhsIdentifier, toPdsPatient, toSecurity } from '../support/patient-resources.ts';

const everything = `
  nhsNumber nhsNumberStatus previousNhsNumbers
  name { text family given prefix } birthDate gender deceased deceasedAt
  address { lines postalCode } telecom { system value use }
  registeredPractice { odsCode name }
  language { display preferred { system code display } codings { code } } interpreterNeeded sensitivity
  source { setting organisation { odsCode } system state reasonCode reason asOf warnings { code message } }
`;

let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse({ pdsApiKey: 'a-token' });
});
afterAll(() => house.close());

async function ask(nhsNumber: string, selection = everything) {
  const query = `query ($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { ${selection} } }`;
  return askSubgraph(house.patient.url, await openRequest(), query, { nhsNumber });
}

describe('a person as the demographic service knows them', () => {
  it('is shown as in force now', async () => {
    house.pds.set('9991230009', { body: toPdsPatient('9991230009') });
    const { data, errors } = await ask('999 123 0009');
    expect(errors).toBeUndefined();
    expect(data.patient).toEqual({
      nhsNumber: '9991230009',
      nhsNumberStatus: 'VERIFIED',
      previousNhsNumbers: [],
      name: {
        text: 'Mrs Margaret Rose Thornton MBE',
        family: 'Thornton',
        given: ['Margaret', 'Rose'],
        prefix: ['Mrs'],
      },
      birthDate: '1951-03-09',
      gender: 'FEMALE',
      deceased: false,
      deceasedAt: null,
      address: { lines: ['14 Mill Lane', 'Milton'], postalCode: 'ZZ99 3WZ' },
      telecom: [{ system: 'phone', value: '01632960587', use: 'home' }],
      registeredPractice: { odsCode: 'A82038', name: null },
      language: {
        display: 'French',
        preferred: {
          system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-HumanLanguage',
          code: 'fr',
          display: 'French',
        },
        codings: [{ code: 'fr' }],
      },
      interpreterNeeded: true,
      sensitivity: 'NORMAL',
      source: {
        setting: 'PATIENT',
        organisation: null,
        system: 'Personal Demographics Service',
        state: 'COMPLETE',
        reasonCode: null,
        reason: null,
        asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        warnings: [],
      },
    });
  });

  it('is asked for with the headers that the service wants', async () => {
    const request = await openRequest();
    house.pds.set('9991230378', { body: toPdsPatient('9991230378') });
    await askSubgraph(house.patient.url, request, '{ patient(nhsNumber: "9991230378") { nhsNumber } }');
    const call = house.pds.calls.at(-1);
    expect(call?.path).toBe('/FHIR/R4/Patient/9991230378');
    expect(call?.headers).toMatchObject({
      accept: 'application/fhir+json',
      authorization: 'Bearer a-token',
      'x-correlation-id': request.requestId,
      'nhsd-end-user-organisation-ods': 'Z99999',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/),
    });
    expect(call?.headers['x-request-id']).not.toBe(request.requestId);
  });

  it('is asked for once for one graph request, over several fetches', async () => {
    house.pds.set('9991230742', { body: toPdsPatient('9991230742') });
    const before = house.pds.calls.length;
    const request = await openRequest();
    const query = `{
      a: patient(nhsNumber: "9991230742") { nhsNumber } b: patient(nhsNumber: "999-123-0742") { birthDate }
    }`;
    await askSubgraph(house.patient.url, request, query);
    const reference = { __typename: 'Patient', nhsNumber: '9991230742' };
    const { data } = await askEntities(
      house.patient.url,
      request,
      [reference, reference],
      '... on Patient { birthDate }',
    );
    expect(data._entities).toEqual([{ birthDate: '1951-03-09' }, { birthDate: '1951-03-09' }]);
    expect(house.pds.calls.length - before).toBe(1);
  });

  it('is followed under the number that replaced the one asked for', async () => {
    house.pds.set('9991231110', { body: toPdsPatient('9991231854') });
    const request = await openRequest();
    const query = '{ patient(nhsNumber: "9991231110") { nhsNumber nhsNumberStatus previousNhsNumbers } }';
    const { data } = await askSubgraph(house.patient.url, request, query);
    const person = {
      nhsNumber: '9991231854',
      nhsNumberStatus: 'SUPERSEDED',
      previousNhsNumbers: ['9991231110'],
    };
    expect(data.patient).toEqual(person);
    // What leads back to the person from their record asks by the current number and finds the same.
    const before = house.pds.calls.length;
    const reference = { __typename: 'Patient', nhsNumber: '9991231854' };
    const back = await askEntities(
      house.patient.url,
      request,
      [reference],
      '... on Patient { nhsNumber nhsNumberStatus previousNhsNumbers }',
    );
    expect(back.data._entities).toEqual([person]);
    expect(house.pds.calls.length).toBe(before);
  });

  it.each([
    ['R', 'RESTRICTED'],
    ['V', 'VERY_RESTRICTED'],
    ['X', 'RESTRICTED'],
  ])('labelled %s is %s: where they live is not shown, even where it was sent', async (code, sensitivity) => {
    house.pds.set('9991232222', {
      body: toPdsPatient('9991232222', { meta: { security: [toSecurity(code)] } }),
    });
    const { data } = await ask(
      '9991232222',
      'sensitivity name { family } address { postalCode } telecom { value } registeredPractice { odsCode }',
    );
    expect(data.patient).toEqual({
      sensitivity,
      name: { family: 'Thornton' },
      address: null,
      telecom: null,
      registeredPractice: null,
    });
  });

  it('without any label counts as restricted', async () => {
    house.pds.set('9991232222', { body: toPdsPatient('9991232222', { meta: {} }) });
    const { data } = await ask('9991232222', 'sensitivity address { postalCode }');
    expect(data.patient).toEqual({ sensitivity: 'RESTRICTED', address: null });
  });

  it('who has died has the date at its precision', async () => {
    house.pds.set('9991232591', {
      body: toPdsPatient('9991232591', { deceasedDateTime: '2024-02-29T00:00:00+00:00' }),
    });
    const { data } = await ask('9991232591', 'deceased deceasedAt');
    expect(data.patient).toEqual({ deceased: true, deceasedAt: '2024-02-29T00:00:00+00:00' });
  });

  it('with a date that is no real day is known in part', async () => {
    house.pds.set('9991232966', { body: toPdsPatient('9991232966', { birthDate: '1951-02-30' }) });
    const { data } = await ask(
      '9991232966',
      'birthDate name { family } source { state reasonCode warnings { code } }',
    );
    expect(data.patient).toEqual({
      birthDate: null,
      name: { family: 'Thornton' },
      source: { state: 'PARTIAL', reasonCode: 'ITEMS_REFUSED', warnings: [{ code: 'ITEMS_REFUSED' }] },
    });
  });

  it.each([
    ['01', 'VERIFIED'],
    ['02', 'PRESENT_NOT_VERIFIED'],
    ['07', 'UNKNOWN'],
    ['99', 'UNKNOWN'],
  ])('has a number of verification status %s: %s', async (code, status) => {
    house.pds.set('9991233334', {
      body: toPdsPatient('9991233334', { identifier: [toNhsIdentifier('9991233334', code)] }),
    });
    const { data } = await ask('9991233334', 'nhsNumberStatus');
    expect(data.patient).toEqual({ nhsNumberStatus: status });
  });

  it('is shown with little where little is known', async () => {
    const body = { resourceType: 'Patient', id: '9991233709', meta: { security: [toSecurity('U')] } };
    house.pds.set('9991233709', { body });
    const { data, errors } = await ask('9991233709');
    expect(errors).toBeUndefined();
    expect(data.patient).toMatchObject({
      nhsNumber: '9991233709',
      nhsNumberStatus: 'UNKNOWN',
      name: null,
      birthDate: null,
      gender: null,
      address: null,
      telecom: [],
      registeredPractice: null,
      language: null,
      interpreterNeeded: null,
      source: { state: 'COMPLETE' },
    });
  });
});

it('shows whoever has no relationship with the person only that this is withheld', async () => {
  house.pds.set('9991230009', { body: toPdsPatient('9991230009') });
  house.accessStore.facts.set('9991230009', { claims: [] });
  const query = `{ patient(nhsNumber: "9991230009") {
    nhsNumber name { text } birthDate address { postalCode } sensitivity source { state reasonCode }
  } }`;
  const { data } = await askSubgraph(house.patient.url, await openRequest(), query).finally(() =>
    house.accessStore.facts.clear(),
  );
  expect(data.patient).toEqual({
    nhsNumber: '9991230009',
    name: null,
    birthDate: null,
    address: null,
    sensitivity: null,
    source: { state: 'WITHHELD', reasonCode: 'NO_RELATIONSHIP' },
  });
});
