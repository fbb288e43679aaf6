import type { OperationOutcome, Patient } from 'fhir/r4.js';
import { afterAll, describe, expect, test } from 'vitest';
import { startDemographics } from '../../sandbox/demographics/start-demographics.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { findPatientFaults } from './demographics-patient-faults.ts';

const population = createPopulation({ people: 200 });
const wrong = population.life(150).person.nhsNumber;
const source = await startDemographics({ population, port: 0, invalidated: [wrong] });
const requestId = '60e0b220-8136-4ca5-ae46-1d97ef59d068';
afterAll(() => source.close());

const ask = (path: string, headers: Readonly<Record<string, string>> = { 'x-request-id': requestId }) =>
  fetch(`${source.url}${path}`, { headers });
const read = async (index: number) => {
  const response = await ask(`/Patient/${population.life(index).person.nhsNumber}`);
  return { response, patient: (await response.json()) as Patient };
};
const codeOf = async (response: Response) => {
  const outcome = (await response.json()) as OperationOutcome;
  expect(outcome.resourceType).toBe('OperationOutcome');
  return outcome.issue[0]?.details?.coding?.[0]?.code;
};

describe('reading a person', () => {
  test('answers in the shape of the service, whoever it is', async () => {
    for (let index = 0; index < 100; index += 1) {
      const { response, patient } = await read(index);
      expect(response.status).toBe(200);
      expect(findPatientFaults(patient)).toEqual([]);
    }
  });

  test('tells name, birth, address, telephone and practice', async () => {
    const { response, patient } = await read(0);
    expect(response.headers.get('content-type')).toBe('application/fhir+json;charset=utf-8');
    expect(response.headers.get('etag')).toBe(`W/"${patient.meta?.versionId ?? ''}"`);
    expect(patient).toMatchObject({
      name: [{ use: 'usual', given: ['Dorothy', 'Jean'], family: 'Ashworth' }],
      gender: 'female',
      generalPractitioner: [{ type: 'Organization', identifier: { value: 'Z91001' } }],
    });
    expect(patient.address?.[0]?.postalCode).toMatch(/^ZZ1 /);
    expect(patient.telecom?.[0]?.value).toMatch(/^01632960\d{3}$/);
    expect(patient.meta?.security).toEqual([
      {
        system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
        code: 'U',
        display: 'unrestricted',
      },
    ]);
  });

  test('serves the national base path too', async () => {
    const { nhsNumber } = population.life(0).person;
    const response = await ask(`/personal-demographics/FHIR/R4/Patient/${nhsNumber}`);
    expect(((await response.json()) as Patient).id).toBe(nhsNumber);
  });

  test('answers a superseded number under the current one', async () => {
    const { person } = population.life(1);
    const response = await ask(`/Patient/${person.supersededNhsNumber ?? ''}`);
    expect(response.status).toBe(200);
    expect(((await response.json()) as Patient).id).toBe(person.nhsNumber);
  });

  test('hides where a restricted person is', async () => {
    const { patient } = await read(2);
    expect(patient.meta?.security?.[0]?.code).toBe('R');
    expect(Object.keys(patient).toSorted()).toEqual([
      'birthDate',
      'gender',
      'id',
      'identifier',
      'meta',
      'name',
      'resourceType',
    ]);
  });

  test('tells a death and its formal notification', async () => {
    const { patient } = await read(3);
    expect(patient.deceasedDateTime).toBe('2026-09-22T00:00:00+00:00');
    expect(JSON.stringify(patient.extension)).toContain(
      'Formal - death notice received from Registrar of Deaths',
    );
  });

  test('names no practice for whoever left the list, but why', async () => {
    const { patient } = await read(4);
    expect(patient.generalPractitioner).toBeUndefined();
    expect(patient.address).toHaveLength(1);
    expect(JSON.stringify(patient.extension)).toContain('"code":"ORR"');
  });

  test('echoes the request and correlation identifiers', async () => {
    const correlation = '11c46f5f-cdef-4865-94b2-0ee0edcc26da';
    const response = await ask(`/Patient/${population.life(0).person.nhsNumber}`, {
      'x-request-id': requestId,
      'x-correlation-id': correlation,
      'nhsd-end-user-organisation-ods': 'RZ1',
    });
    expect(response.headers.get('x-request-id')).toBe(requestId);
    expect(response.headers.get('x-correlation-id')).toBe(correlation);
  });
});

describe('what is no person', () => {
  test.each([
    ['/Patient/9000000000', 400, 'INVALID_RESOURCE_ID'],
    ['/Patient/9999999999', 400, 'INVALID_RESOURCE_ID'],
    ['/Patient/abc', 400, 'INVALID_RESOURCE_ID'],
    ['/Patient/4505577104', 404, 'RESOURCE_NOT_FOUND'],
    [`/Patient/${wrong}`, 404, 'INVALIDATED_RESOURCE'],
    ['/Observation/1', 400, 'UNSUPPORTED_SERVICE'],
  ])('%s is answered with %i and %s', async (path, status, code) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });

  test.each([
    [{}, 'MISSING_VALUE'],
    [{ 'x-request-id': 'not a uuid' }, 'INVALID_VALUE'],
  ])('a request identified by %j is refused', async (headers: Record<string, string>, code) => {
    const response = await ask(`/Patient/${population.life(0).person.nhsNumber}`, headers);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-request-id')).toBeNull();
    expect(await codeOf(response)).toBe(code);
  });

  test('calls beyond the rate are answered with 429', async () => {
    const limited = await startDemographics({ population, port: 0, requestsPerSecond: 3 });
    const path = `/Patient/${population.life(0).person.nhsNumber}`;
    // More than two seconds' worth, so that no turn of the second can let all of them pass.
    const responses = await Promise.all(
      Array.from({ length: 60 }, () =>
        fetch(`${limited.url}${path}`, { headers: { 'x-request-id': requestId } }),
      ),
    );
    await limited.close();
    const refused = responses.find(({ status }) => status === 429);
    expect(responses.some(({ status }) => status === 200)).toBe(true);
    expect(refused === undefined ? undefined : await codeOf(refused)).toBe('TOO_MANY_REQUESTS');
  });
});

describe('the states of the source', () => {
  test('down refuses the connection and up answers again', async () => {
    const own = await startDemographics({ population, port: 0 });
    const path = `${own.url}/Patient/${population.life(0).person.nhsNumber}`;
    await own.setState('down');
    await expect(fetch(path, { headers: { 'x-request-id': requestId } })).rejects.toThrow('fetch failed');
    await own.setState('up');
    expect((await fetch(path, { headers: { 'x-request-id': requestId } })).status).toBe(200);
    await own.close();
  });
});
