import { expect, test } from 'vitest';
import {
  listCodes,
  practiceResource,
  type Resource,
  toExtension,
  toList,
} from '../support/primary-bundle.ts';
import { about, own, readArea } from '../support/primary-reading.ts';

const named = (id: string, text: string): Resource => ({
  resourceType: 'Practitioner',
  id,
  name: [{ text }],
});
const toRole = (id: string, practitioner: string, display: string, organization: string): Resource => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: `Practitioner/${practitioner}` },
  organization: { reference: `Organization/${organization}` },
  code: [{ coding: [{ display }] }],
});

const people: readonly Resource[] = [
  practiceResource,
  {
    resourceType: 'Organization',
    id: 'o2',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXX' }],
    name: 'Northmoor Hospital',
  },
  named('g1', 'Dr Asha Rao'),
  named('n1', 'Tom Reed'),
  toRole('r1', 'g1', 'General Medical Practitioner', 'o1'),
  toRole('r2', 'n1', 'Nurse prescriber', 'o1'),
];

/** A medicine of which a plan names people, and which may be prescribed elsewhere. */
function readMedicine(plan: object, agency = 'prescribed-at-gp-practice') {
  const { items } = readArea('medications', [
    {
      resourceType: 'MedicationStatement',
      id: 'm1',
      ...own('M-1'),
      ...about,
      extension: [toExtension('PrescribingAgency', { valueCodeableConcept: { coding: [{ code: agency }] } })],
      status: 'active',
      basedOn: [{ reference: 'MedicationRequest/q1' }],
      medicationCodeableConcept: { text: 'Lithium carbonate 400mg tablets' },
    },
    { resourceType: 'MedicationRequest', id: 'q1', ...about, status: 'active', intent: 'plan', ...plan },
    toList(listCodes.medications, ['MedicationStatement/m1']),
    ...people,
  ]);
  return items[0];
}

const elsewhere = 'prescribed-by-another-organisation';
const nurse = { reference: 'Practitioner/n1' };
const doctor = { reference: 'Practitioner/g1' };
const practice = { odsCode: 'Z99001', name: 'Elm Street Surgery' };
const hospital = { odsCode: 'RXX', name: 'Northmoor Hospital' };
const toPerson = (name: string, role: string | null, organisation: object | null) => ({
  name,
  role,
  identifier: null,
  organisation,
});

test.each([
  ['authorised it', { recorder: nurse }, toPerson('Tom Reed', 'Nurse prescriber', practice)],
  [
    'authorised it, by a role',
    { recorder: { reference: 'PractitionerRole/r2' } },
    toPerson('Tom Reed', 'Nurse prescriber', practice),
  ],
  [
    'requested it, before who authorised it',
    { requester: { agent: doctor }, recorder: nurse },
    toPerson('Dr Asha Rao', 'General Medical Practitioner', practice),
  ],
  ['is named in words', { recorder: { display: 'Dr Locum' } }, toPerson('Dr Locum', null, null)],
])('whoever %s prescribed a medicine of the practice', (_who, plan, expected) => {
  expect(readMedicine(plan)).toMatchObject({ prescriber: expected });
});

test.each([
  [
    'a person for the organisation that they acted for',
    { requester: { agent: doctor, onBehalfOf: { reference: 'Organization/o2' } }, recorder: nurse },
    toPerson('Dr Asha Rao', 'General Medical Practitioner', hospital),
  ],
  [
    'an organisation',
    { requester: { agent: { reference: 'Organization/o2' } }, recorder: nurse },
    { ...toPerson('Northmoor Hospital', null, hospital), identifier: 'RXX' },
  ],
  [
    'an organisation alone for whom nobody is named',
    { requester: { onBehalfOf: { reference: 'Organization/o2' } }, recorder: nurse },
    { ...toPerson('Northmoor Hospital', null, hospital), identifier: 'RXX' },
  ],
])('a medicine from elsewhere was prescribed by %s', (_who, plan, expected) => {
  expect(readMedicine(plan, elsewhere)).toMatchObject({ prescriber: expected });
});

test.each([
  ['from elsewhere that somebody here wrote down', { recorder: nurse }, elsewhere],
  ['whose plan names nobody', {}, undefined],
  [
    'whose plan points at nobody whom the answer holds',
    { recorder: { reference: 'Practitioner/x' } },
    undefined,
  ],
])('nobody is told to have prescribed a medicine %s', (_what, plan, agency) => {
  expect(readMedicine(plan, agency)).toMatchObject({ prescriber: null });
});
