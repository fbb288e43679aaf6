import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askSubgraph, generalPractitioner, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsError } from '../support/patient-pds.ts';
import { toNhsIdentifier, toPdsPatient } from '../support/patient-resources.ts';

const nhsNumber = '9991234012';
const person = (more: object = {}) =>
  toPdsPatient(nhsNumber, {
    identifier: [toNhsIdentifier(nhsNumber, '01')],
    birthDate: '1941-08-19',
    ...more,
  });
const toSearchset = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ search: { score: 1 }, resource })),
});
const input = { familyName: "O'Hara", birthDate: '1941-08-19', gender: 'FEMALE' };
const asked = 'Patient?family=O%27Hara&birthdate=eq1941-08-19&gender=female&_max-results=1';

let house: PatientHouse;
beforeEach(async () => {
  house = await startPatientHouse({ timeoutMilliseconds: 1000, pdsMaximumAgeMilliseconds: 60_000 });
  house.pds.set(nhsNumber, { body: person() });
});
afterEach(() => house.close());

const search = async (given: object = input) => {
  const request = await openRequest({ caller: generalPractitioner });
  const query = `query ($input: PatientSearchInput!) { searchPatients(input: $input) { outcome patient { nhsNumber } } }`;
  return askSubgraph(house.patient.url, request, query, { input: given });
};

describe('looking for a person', () => {
  it('finds the one who fits, and asks for one at most', async () => {
    house.pds.set(asked, { body: toSearchset(person()) });
    expect((await search()).data).toEqual({ searchPatients: { outcome: 'FOUND', patient: { nhsNumber } } });
    expect(house.pds.calls[0]?.path).toMatch(/&_max-results=1$/);
  });

  it.each([
    ['nobody', { body: toSearchset() }, 'NONE'],
    ['several, of whom none is named', { ...toPdsError(200, 'TOO_MANY_MATCHES'), status: 200 }, 'TOO_MANY'],
    ['two, although one was asked for', { body: toSearchset(person(), person()) }, 'TOO_MANY'],
  ])('%s', async (_name, answer, outcome) => {
    house.pds.set(asked, answer);
    expect((await search()).data).toEqual({ searchPatients: { outcome, patient: null } });
    expect(house.pds.calls).toHaveLength(1);
  });

  it.each([
    [
      'another birthday',
      { body: toSearchset(person({ birthDate: '1951-08-19' })) },
      'SOURCE_IDENTITY_MISMATCH',
    ],
    ['no NHS number', { body: toSearchset({ ...person(), id: 'A1' }) }, 'SOURCE_BAD_CONTENT'],
    ['garbage', { body: '[]' }, 'SOURCE_BAD_CONTENT'],
    ['too busy', toPdsError(429, 'TOO_MANY_REQUESTS'), 'SOURCE_BUSY'],
  ])('an answer of %s is refused', async (_name, answer, code) => {
    house.pds.set(asked, answer);
    const { errors, text } = await search();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(text).not.toContain(nhsNumber);
  });

  it.each([
    ['a part of a name', { ...input, familyName: 'O*' }, 'SEARCH_NAME'],
    ['no name', { ...input, familyName: ' ' }, 'SEARCH_NAME'],
    ['a day to come', { ...input, birthDate: '2999-01-01' }, 'SEARCH_DATE'],
    ['half a postcode', { ...input, postcode: 'LS1' }, 'SEARCH_POSTCODE'],
    ['nothing beside', { familyName: 'Hara', birthDate: '1941-08-19' }, 'SEARCH_TOO_LITTLE'],
  ])('%s is refused before anybody is asked', async (_name, given, reason) => {
    expect((await search(given)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason } }]);
    expect(house.pds.calls).toEqual([]);
  });

  it('ends for a reader who looks for many', async () => {
    house.pds.set(asked, { body: toSearchset() });
    const answers = [];
    for (let turn = 0; turn < 21; turn += 1) answers.push(await search());
    expect(answers.slice(0, 20).every(({ errors }) => errors === undefined)).toBe(true);
    expect(answers[20]?.errors).toMatchObject([{ extensions: { code: 'SEARCH_LIMITED' } }]);
    expect(house.pds.calls).toHaveLength(20);
  });
});

describe('who is to be reached for a person', () => {
  const ask = async () => {
    const query = `{ patient(nhsNumber: "${nhsNumber}") { relatedPersons { source { state reasonCode warnings { code } }
      items { relationships { display } name { text } telecom { value } period { end } } } } }`;
    return (await askSubgraph(house.patient.url, await openRequest(), query)).data.patient.relatedPersons;
  };
  const related = (more: object = {}) => ({
    resourceType: 'RelatedPerson',
    active: true,
    patient: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber } },
    relationship: [{ coding: [{ code: 'Guardian', display: 'Guardian of patient' }] }],
    name: [{ use: 'usual', given: ['Jane'], family: 'Smith', prefix: ['Mrs'] }],
    telecom: [{ system: 'phone', value: '01632960587', use: 'home' }],
    ...more,
  });

  it('names those who are now, and refuses one of somebody else', async () => {
    const other = { identifier: { value: '9991230015' } };
    house.pds.set('RelatedPerson', {
      body: toSearchset(related(), related({ period: { end: '2001-01-01' } }), related({ patient: other })),
    });
    expect(await ask()).toEqual({
      source: { state: 'PARTIAL', reasonCode: 'ITEMS_REFUSED', warnings: [{ code: 'ITEMS_REFUSED' }] },
      items: [
        {
          relationships: [{ display: 'Guardian of patient' }],
          name: { text: 'Mrs Jane Smith' },
          telecom: [{ value: '01632960587' }],
          period: { end: null },
        },
      ],
    });
  });

  it('nobody is asked for a person whose details are restricted', async () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }];
    house.pds.set(nhsNumber, { body: person({ meta: { security } }) });
    expect(await ask()).toMatchObject({
      source: { state: 'WITHHELD', reasonCode: 'RESTRICTED_RECORD' },
      items: [],
    });
    expect(house.pds.calls.filter(({ path }) => path.includes('RelatedPerson'))).toEqual([]);
  });
});

describe('a person who was traced before', () => {
  const ask = async () => {
    const query = `{ patient(nhsNumber: "${nhsNumber}") { birthDate source { state reasonCode warnings { code } } } }`;
    return askSubgraph(house.patient.url, await openRequest(), query);
  };

  it('is shown, marked as stale, while the service is away, and never in place of its answer', async () => {
    expect((await ask()).data.patient.source.state).toBe('COMPLETE');
    house.pds.set(nhsNumber, toPdsError(500, 'UNABLE_TO_CALL_SERVICE'));
    expect((await ask()).data.patient).toEqual({
      birthDate: '1941-08-19',
      source: { state: 'STALE', reasonCode: 'SOURCE_UNAVAILABLE', warnings: [{ code: 'TRACE_NOT_CURRENT' }] },
    });
    house.pds.set(nhsNumber, toPdsError(404, 'INVALIDATED_RESOURCE'));
    expect((await ask()).errors).toMatchObject([{ extensions: { code: 'NHS_NUMBER_INVALIDATED' } }]);
    house.pds.set(nhsNumber, toPdsError(500, 'UNABLE_TO_CALL_SERVICE'));
    expect((await ask()).errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE' } }]);
  });
});
