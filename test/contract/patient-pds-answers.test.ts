import { describe, expect, test } from 'vitest';
import { toPdsFailure } from '../../subgraphs/patient/identity/pds-failure.ts';
import { parseRelatedPersons } from '../../subgraphs/patient/identity/pds-related.ts';
import { pdsPatient } from '../../subgraphs/patient/identity/pds-shape.ts';
import { toPerson } from '../../subgraphs/patient/identity/to-person.ts';

const nhsNumber = '9991234012';
const now = '2026-11-22T09:00:00Z';
const ukCore = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';

function read(more: object) {
  const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'U' }];
  const patient = pdsPatient.parse({ resourceType: 'Patient', id: nhsNumber, meta: { security }, ...more });
  const numbers = { nhsNumber, nhsNumberStatus: 'VERIFIED', previousNhsNumbers: [] } as const;
  return toPerson(patient, numbers, now).person;
}

describe('the name of a person', () => {
  test.each([
    [
      'is the usual one of now',
      [
        { use: 'usual', period: { start: '1960-01-01', end: '1984-06-01' }, given: ['Ada'], family: 'Finch' },
        { use: 'nickname', given: ['Addy'] },
        { use: 'usual', period: { start: '1984-06-02' }, given: ['Ada'], family: 'Marsh', prefix: ['Mrs'] },
      ],
      { text: 'Mrs Ada Marsh', family: 'Marsh' },
    ],
    [
      'is shown as it was sent where it was not sent in parts',
      [{ use: 'usual', text: ' Ada Marsh ' }],
      { text: 'Ada Marsh', family: null, given: [] },
    ],
  ])('%s', (_what, name, expected) => {
    expect(read({ name }).name).toMatchObject(expected);
  });

  test.each([[undefined], [[]], [[{ use: 'usual' }]]])('is missing where it is %j', (name) => {
    expect(read(name === undefined ? {} : { name }).name).toBeNull();
  });
});

describe('a death', () => {
  const notified = (code: string) => ({
    extension: [
      {
        url: `${ukCore}DeathNotificationStatus`,
        extension: [{ url: 'deathNotificationStatus', valueCodeableConcept: { coding: [{ code }] } }],
      },
    ],
  });

  test.each([
    ['with its day', { deceasedDateTime: '2025-02-03T00:00:00+00:00', ...notified('2') }, true],
    ['notified informally, without its day', notified('1'), true],
    ['notified formally, without its day', notified('2'), true],
    ['whose notification was removed', notified('U'), false],
    ['of which nothing is said', {}, false],
  ])('%s', (_what, more, deceased) => {
    expect(read(more).deceased).toBe(deceased);
  });
});

test('someone who is to be reached for another person is refused, however that person is named', () => {
  const of = (patient: object) => ({
    resource: { resourceType: 'RelatedPerson', active: true, patient, name: [{ family: 'Smith' }] },
  });
  const base = 'https://pds.example/FHIR/R4/Patient';
  const outcome = parseRelatedPersons(
    {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        of({}),
        of({ reference: `${base}/${nhsNumber}` }),
        of({ reference: `${base}/9991230015` }),
        of({ identifier: { value: nhsNumber }, reference: `${base}/9991230015` }),
      ],
    },
    [nhsNumber],
    now,
  );
  expect(outcome).toMatchObject({ kind: 'found', value: { items: [{}, {}], refused: 2 } });
});

test.each([
  [404, 'RESOURCE_NOT_FOUND', { kind: 'absent' }],
  [404, 'INVALIDATED_RESOURCE', { kind: 'failed', code: 'NHS_NUMBER_INVALIDATED' }],
  [410, 'INVALIDATED_RESOURCE', { kind: 'failed', code: 'NHS_NUMBER_INVALIDATED' }],
  [403, 'RESOURCE_NOT_FOUND', { kind: 'failed', code: 'SOURCE_REFUSED_CALLER' }],
])('%i %s', (status, code, expected) => {
  const body = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', details: { coding: [{ code }] } }],
  };
  expect(toPdsFailure(status, body)).toMatchObject(expected);
});
