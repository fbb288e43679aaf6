import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r3.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningSource } from '../../../sandbox/faults/source-state.ts';
import type { Life } from '../../../sandbox/population/life.ts';
import { asidOf } from '../../../sandbox/practices/asid-of.ts';
import { startPractices } from '../../../sandbox/practices/start-practices.ts';
import {
  type Answer,
  createPracticeClient,
  type Deviation,
  now,
  toParameters,
  traceId,
} from './practice-client.ts';
import { emisPractice, fullLife, fullLifeAtTpp, tppPractice } from './practice-life.ts';

const people: readonly Life[] = [
  fullLife,
  { ...fullLife, person: { ...fullLife.person, nhsNumber: '9990000050', deathDate: '2026-01-01' } },
  {
    ...fullLife,
    person: { ...fullLife.person, nhsNumber: '9990000069' },
    difficulties: ['restricted'],
  },
  {
    ...fullLife,
    person: { ...fullLife.person, nhsNumber: '9990000077' },
    difficulties: ['no-practice'],
  },
  {
    ...fullLife,
    person: { ...fullLife.person, nhsNumber: '9990000085', supersededNhsNumber: '9990000093' },
  },
  { ...fullLifeAtTpp, person: { ...fullLife.person, nhsNumber: '9990000018' } },
  { ...fullLife, index: 41, story: '', person: { ...fullLife.person, nhsNumber: '9990000026' } },
  {
    ...fullLife,
    person: {
      ...fullLife.person,
      nhsNumber: '9990000034',
      removedFromPractice: { reason: 'ORR', on: '2026-05-01' },
    },
  },
];

const population = {
  findByNhsNumber: (nhsNumber: string) =>
    people.find(({ person }) => person.nhsNumber === nhsNumber || person.supersededNhsNumber === nhsNumber),
};

const allergies = { includeAllergies: [{ name: 'includeResolvedAllergies', valueBoolean: true }] };

let emis: RunningSource;
let tpp: RunningSource;
let client: ReturnType<typeof createPracticeClient>;

beforeAll(async () => {
  emis = await startPractices({ population, supplier: 'emis', port: 0, now: () => now });
  tpp = await startPractices({ population, supplier: 'tpp', port: 0, now: () => now });
  client = createPracticeClient(emis.url, emisPractice.odsCode, asidOf(emisPractice.odsCode));
});

afterAll(async () => {
  await emis.close();
  await tpp.close();
});

function toError({ status, body }: Answer) {
  const outcome = body as OperationOutcome;
  const [issue] = outcome.issue;
  expect(outcome.resourceType).toBe('OperationOutcome');
  expect(outcome.meta?.profile).toEqual([
    'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1',
  ]);
  expect(issue?.severity).toBe('error');
  expect(issue?.diagnostics).toBeTypeOf('string');
  const [coding] = issue?.details?.coding ?? [];
  expect(coding?.system).toBe('https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1');
  return { status, code: coding?.code };
}

describe('a sound request', () => {
  test('is answered with the bundle of that call, not to be stored', async () => {
    const { status, headers, body } = await client.ask(toParameters('9990000042', allergies));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ resourceType: 'Bundle', id: traceId, type: 'collection' });
    expect((body as Bundle<FhirResource>).entry?.every(({ fullUrl }) => fullUrl === undefined)).toBe(true);
  });

  test('may encode the dollar sign of the operation', async () => {
    const { status } = await client.ask(toParameters('9990000042', allergies), {
      operation: 'Patient/%24gpc.getstructuredrecord',
    });
    expect(status).toBe(200);
  });

  test('reads the capability statement', async () => {
    const { status, body } = await client.ask(undefined, {
      method: 'GET',
      operation: 'metadata',
      headers: {
        'ssp-interactionid': 'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
      },
      claims: { requested_scope: 'organization/*.read' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resourceType: 'CapabilityStatement',
      fhirVersion: '3.0.1',
      rest: [{ operation: [{ name: 'gpc.getstructuredrecord' }] }],
    });
  });

  test('has business identifiers that stay and resource ids that do not', async () => {
    const ask = async (trace: string) => {
      const { body } = await client.ask(toParameters('9990000042', allergies), {
        headers: { 'ssp-traceid': trace },
      });
      const found = (body as Bundle<FhirResource>).entry?.find(
        ({ resource }) => resource?.resourceType === 'AllergyIntolerance',
      )?.resource;
      return found?.resourceType === 'AllergyIntolerance' ? found : undefined;
    };
    const first = await ask('629ea9ba-a077-4d99-b289-7a9b19fd4e03');
    const second = await ask('0e0f1c32-3ee4-47c1-a5b9-4d5a1b1f6f11');
    expect(first?.identifier).toEqual(second?.identifier);
    expect(first?.identifier?.[0]?.system).toBe('https://EMISWeb/Z99001');
    expect(first?.id).not.toBe(second?.id);
  });
});

const practitioner = (identifier: object[]) => ({
  requesting_practitioner: {
    resourceType: 'Practitioner',
    id: 'user-1',
    identifier,
    name: [{ family: 'Ash' }],
  },
});
const seconds = now.getTime() / 1000;

const refusals: readonly (readonly [string, Deviation, number, string])[] = [
  ['no trace id', { headers: { 'ssp-traceid': undefined } }, 400, 'BAD_REQUEST'],
  ['a trace id that is no GUID', { headers: { 'ssp-traceid': '1' } }, 400, 'BAD_REQUEST'],
  ['no sending system', { headers: { 'ssp-from': undefined } }, 400, 'BAD_REQUEST'],
  ['another receiving system', { headers: { 'ssp-to': asidOf('Z99002') } }, 400, 'BAD_REQUEST'],
  [
    'another interaction',
    {
      headers: { 'ssp-interactionid': 'urn:nhs:names:services:gpconnect:documents:fhir:rest:read:binary-1' },
    },
    400,
    'BAD_REQUEST',
  ],
  ['plain JSON', { headers: { 'content-type': 'application/json' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['an answer wanted as XML', { headers: { accept: 'application/xml' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['no token', { headers: { authorization: undefined } }, 400, 'BAD_REQUEST'],
  ['a token that is none', { headers: { authorization: 'Bearer x' } }, 400, 'BAD_REQUEST'],
  ['a signed token', { signature: 'c2lnbmVk' }, 400, 'BAD_REQUEST'],
  ['another algorithm', { tokenHeader: { alg: 'HS256', typ: 'JWT' } }, 400, 'BAD_REQUEST'],
  ['no issuer', { claims: { iss: undefined } }, 400, 'BAD_REQUEST'],
  ['a subject that is not the practitioner', { claims: { sub: 'user-2' } }, 400, 'BAD_REQUEST'],
  ['another audience', { claims: { aud: 'https://other.example/fhir' } }, 400, 'BAD_REQUEST'],
  ['an expired token', { claims: { iat: seconds - 400, exp: seconds - 100 } }, 400, 'BAD_REQUEST'],
  ['a token from the future', { claims: { iat: seconds + 100, exp: seconds + 400 } }, 400, 'BAD_REQUEST'],
  ['a token for ten minutes', { claims: { exp: seconds + 600 } }, 400, 'BAD_REQUEST'],
  ['another reason', { claims: { reason_for_request: 'secondaryuses' } }, 400, 'BAD_REQUEST'],
  ['the scope to write', { claims: { requested_scope: 'patient/*.write' } }, 400, 'BAD_REQUEST'],
  ['restricted data', { claims: { requested_scope: 'patient/*.read conf/R' } }, 400, 'BAD_REQUEST'],
  ['no device', { claims: { requesting_device: undefined } }, 400, 'BAD_REQUEST'],
  [
    'an organisation without an ODS code',
    {
      claims: {
        requesting_organization: {
          resourceType: 'Organization',
          name: 'A trust',
          identifier: [{ system: 'https://consumer.example', value: '1' }],
        },
      },
    },
    400,
    'BAD_REQUEST',
  ],
  [
    'a practitioner without a role profile',
    { claims: practitioner([{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' }]) },
    400,
    'BAD_REQUEST',
  ],
  [
    'an operation that it does not have',
    { operation: 'Patient/$gpc.migratestructuredrecord' },
    501,
    'NOT_IMPLEMENTED',
  ],
  ['the wrong method', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
  ['broken JSON', { body: '{"resourceType":"Parameters"' }, 422, 'INVALID_RESOURCE'],
  ['another resource', { body: '{"resourceType":"Patient"}' }, 422, 'INVALID_RESOURCE'],
];

describe('a request is refused', () => {
  test.each(refusals)('that has %s', async (_name, deviation, status, code) => {
    const answer = await client.ask(toParameters('9990000042', allergies), deviation);
    expect(toError(answer)).toEqual({ status, code });
  });

  test.each([
    ['who died', '9990000050'],
    ['who is restricted', '9990000069'],
    ['who has no practice', '9990000077'],
    ['whose number was superseded', '9990000093'],
    ['of another practice', '9990000018'],
    ['whom the practice removed', '9990000034'],
    ['of whom nobody knows', '9990000107'],
  ])('for a person %s, always in the same words', async (_name, nhsNumber) => {
    const answer = await client.ask(toParameters(nhsNumber, allergies));
    expect(toError(answer)).toEqual({ status: 404, code: 'PATIENT_NOT_FOUND' });
    expect((answer.body as OperationOutcome).issue[0]?.diagnostics).toBe(
      `No patient details found for patient ID: ${nhsNumber}`,
    );
  });

  test('for a person who does not share', async () => {
    const answer = await client.ask(toParameters('9990000026', allergies));
    expect(toError(answer)).toEqual({ status: 403, code: 'NO_PATIENT_CONSENT' });
  });

  test("at an address that is no practice's", async () => {
    const response = await fetch(`${emis.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      issue: [{ details: { coding: [{ code: 'ORGANISATION_NOT_FOUND' }] } }],
    });
  });
});

test("each supplier's server answers for its own practices", async () => {
  const other = createPracticeClient(tpp.url, tppPractice.odsCode, asidOf(tppPractice.odsCode));
  const found = await other.ask(toParameters('9990000018', allergies));
  expect(found.status).toBe(200);
  const strange = await other.ask(toParameters('9990000042', allergies));
  expect(toError(strange)).toEqual({ status: 404, code: 'PATIENT_NOT_FOUND' });
});

test('the server can be garbled and heals', async () => {
  await emis.setState('garbage');
  await expect(client.ask(toParameters('9990000042', allergies))).rejects.toThrow(SyntaxError);
  await emis.setState('up');
  const { status } = await client.ask(toParameters('9990000042', allergies));
  expect(status).toBe(200);
});
