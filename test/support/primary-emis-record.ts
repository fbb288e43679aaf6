import {
  listCodes,
  patientResource,
  practiceResource,
  type Resource,
  snomedConcept,
  toBundle,
  toExtension,
  toList,
  toListWarning,
} from './primary-bundle.ts';
import { furtherResources } from './primary-further-record.ts';

const own = (value: string) => ({ identifier: [{ system: 'https://EMISWeb/Z99001', value }] });
const about = { subject: { reference: 'Patient/p1' } };
const gp = { reference: 'Practitioner/g1' };

/** A drug that EMIS coded in its own codes and in dm+d. */
const amlodipine: Resource = {
  resourceType: 'Medication',
  id: 'm1',
  code: {
    coding: [
      {
        system: 'https://fhir.hl7.org.uk/Id/emis-drug-codes',
        code: 'AMTA20415',
        display: 'Amlodipine 5mg tablets',
        userSelected: true,
      },
      { system: 'http://snomed.info/sct', code: '319283006', display: 'Amlodipine 5mg tablets' },
    ],
  },
};

const medication: readonly Resource[] = [
  amlodipine,
  {
    resourceType: 'MedicationStatement',
    id: 'ms1',
    ...own('MS-1'),
    ...about,
    extension: [
      toExtension('MedicationStatementLastIssueDate', { valueDateTime: '2026-10-06' }),
      toExtension('PrescribingAgency', {
        valueCodeableConcept: { coding: [{ code: 'prescribed-at-gp-practice' }] },
      }),
    ],
    basedOn: [{ reference: 'MedicationRequest/plan1' }],
    status: 'active',
    medicationReference: { reference: 'Medication/m1' },
    effectivePeriod: { start: '2019-02-04' },
    dateAsserted: '2019-02-04T09:12:00+00:00',
    taken: 'unk',
    dosage: [{ text: 'One to be taken each day', patientInstruction: 'In the morning' }],
  },
  {
    resourceType: 'MedicationRequest',
    id: 'plan1',
    ...own('PLAN-1'),
    ...about,
    extension: [
      toExtension('MedicationRepeatInformation', {
        extension: [
          { url: 'numberOfRepeatPrescriptionsAllowed', valueUnsignedInt: 12 },
          { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: 9 },
        ],
      }),
      toExtension('PrescriptionType', { valueCodeableConcept: { coding: [{ code: 'repeat' }] } }),
    ],
    status: 'active',
    intent: 'plan',
    medicationReference: { reference: 'Medication/m1' },
    authoredOn: '2019-02-04T09:12:00+00:00',
    recorder: gp,
    dispenseRequest: {
      validityPeriod: { start: '2019-02-04' },
      quantity: { value: 28, unit: 'tablet' },
      expectedSupplyDuration: { value: 28, unit: 'day', system: 'http://unitsofmeasure.org', code: 'd' },
    },
    dosageInstruction: [{ text: 'One to be taken each day' }],
  },
];

const allergies: readonly Resource[] = [
  {
    resourceType: 'AllergyIntolerance',
    id: 'a1',
    ...own('ALL-1'),
    patient: { reference: 'Patient/p1' },
    clinicalStatus: 'active',
    verificationStatus: 'unconfirmed',
    category: ['medication'],
    code: {
      coding: [
        {
          system: 'http://read.info/readv2',
          code: '14L1.',
          display: 'H/O: penicillin allergy',
          userSelected: true,
        },
        { system: 'http://snomed.info/sct', code: '91936005', display: 'Allergy to penicillin' },
      ],
    },
    onsetDateTime: '1998',
    assertedDate: '1998-03-02T10:00:00+00:00',
    note: [{ text: 'Came up in hives' }],
    reaction: [{ manifestation: [snomedConcept('126485001', 'Urticaria')], severity: 'severe' }],
  },
  toList(listCodes.allergies, ['AllergyIntolerance/a1']),
  toList(listCodes.ended, ['#ended1'], {
    contained: [
      {
        resourceType: 'AllergyIntolerance',
        id: 'ended1',
        ...own('ALL-2'),
        patient: { reference: 'Patient/p1' },
        extension: [
          toExtension('AllergyIntoleranceEnd', {
            extension: [
              { url: 'endDate', valueDateTime: '2016-11-01' },
              { url: 'reasonEnded', valueString: 'Tolerated on challenge' },
            ],
          }),
        ],
        clinicalStatus: 'resolved',
        verificationStatus: 'unconfirmed',
        category: ['environment'],
        code: snomedConcept('91934008', 'Allergy to nut'),
        onsetDateTime: '1962-08',
        reaction: [
          {
            manifestation: [
              {
                coding: [
                  { system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'NI', display: 'NoInformation' },
                ],
              },
            ],
          },
        ],
      },
    ],
  }),
];

const problems: readonly Resource[] = [
  {
    resourceType: 'Condition',
    id: 'c1',
    ...own('PROB-1'),
    ...about,
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ProblemSignificance-1',
        valueCode: 'major',
      },
      toExtension('ActualProblem', { valueReference: { reference: 'Observation/b1' } }),
    ],
    clinicalStatus: 'active',
    code: {
      coding: [
        { system: 'http://read.info/readv2', code: 'G20..', display: 'Essential hypertension' },
        { system: 'http://snomed.info/sct', code: '59621000', display: 'Essential hypertension' },
      ],
    },
    onsetDateTime: '2019-02',
    assertedDate: '2019-02-04T09:12:00+00:00',
    // The encounter is not in the bundle: it was not asked for.
    context: { reference: 'Encounter/elsewhere' },
  },
  toList(listCodes.problems, ['Condition/c1']),
];

const consultation: readonly Resource[] = [
  {
    resourceType: 'Encounter',
    id: 'e1',
    ...own('CONS-1'),
    ...about,
    status: 'finished',
    type: [{ text: 'GP Surgery' }],
    period: { start: '2026-10-06T10:20:00+01:00' },
    participant: [
      { type: [{ coding: [{ code: 'REC' }] }], individual: { reference: 'Practitioner/s1' } },
      { type: [{ coding: [{ code: 'PPRF' }] }], individual: gp },
    ],
    serviceProvider: { reference: 'Organization/o1' },
  },
  toList(listCodes.consultations, ['Encounter/e1'], toListWarning('confidential-items')),
  toList('325851000000107', ['List/topic1'], {
    id: 'cons1',
    encounter: { reference: 'Encounter/e1' },
    date: '2026-10-06T10:31:00+01:00',
  }),
  toList('25851000000105', ['List/history', 'List/examination', 'MedicationRequest/issue1'], {
    id: 'topic1',
    title: 'Blood pressure review',
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedProblemHeader-1',
        extension: [{ url: 'target', valueReference: { reference: 'Condition/c1' } }],
      },
    ],
  }),
  toList('24781000000107', ['Observation/n1', 'AllergyIntolerance/a1'], { id: 'history', title: 'History' }),
  toList('24781000000107', ['Observation/b1', 'Observation/k1'], { id: 'examination', title: 'Examination' }),
  {
    resourceType: 'Observation',
    id: 'n1',
    ...own('OBS-1'),
    ...about,
    status: 'unknown',
    code: snomedConcept('37331000000100', 'Comment note'),
    effectiveDateTime: '2026-10-06T10:20:00+01:00',
    comment: 'Feels well. Some ankle swelling.',
  },
  {
    resourceType: 'Observation',
    id: 'b1',
    ...own('OBS-2'),
    ...about,
    status: 'final',
    code: snomedConcept('75367002', 'Blood pressure'),
    effectiveDateTime: '2026-10-06',
    component: [
      {
        code: snomedConcept('72313002', 'Systolic arterial pressure'),
        valueQuantity: { value: 152, unit: 'mm[Hg]' },
      },
      {
        code: snomedConcept('1091811000000102', 'Diastolic arterial pressure'),
        valueQuantity: { value: 84, unit: 'mm[Hg]' },
      },
    ],
    comment: 'sitting',
  },
  {
    resourceType: 'Observation',
    id: 'k1',
    ...own('OBS-3'),
    ...about,
    status: 'entered-in-error',
    code: snomedConcept('1000651000000109', 'Serum potassium level'),
    effectiveDateTime: '2026-10',
    valueQuantity: { value: 7.2, comparator: '>', unit: 'mmol/L' },
  },
  {
    resourceType: 'MedicationRequest',
    id: 'issue1',
    ...own('ISSUE-1'),
    ...about,
    status: 'completed',
    intent: 'order',
    basedOn: [{ reference: 'MedicationRequest/plan1' }],
    medicationReference: { reference: 'Medication/m1' },
    authoredOn: '2026-10-06T10:30:00+01:00',
    dosageInstruction: [{ text: 'One to be taken each day' }],
    dispenseRequest: { validityPeriod: { start: '2026-10-06' } },
  },
];

const people: readonly Resource[] = [
  {
    resourceType: 'Practitioner',
    id: 'g1',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '999900000042' }],
    name: [{ use: 'official', family: 'Rahman', given: ['Sadia'], prefix: ['Dr'] }],
  },
  { resourceType: 'Practitioner', id: 's1', name: [{ text: 'Pat Lewis' }] },
  {
    resourceType: 'PractitionerRole',
    id: 'r1',
    practitioner: gp,
    organization: { reference: 'Organization/o1' },
    code: [{ coding: [{ code: 'R0260', display: 'General Medical Practitioner' }] }],
  },
];

/** A small record as an EMIS Web practice sends it. */
export const emisResources: readonly Resource[] = [
  patientResource,
  practiceResource,
  ...people,
  ...allergies,
  ...medication,
  toList(listCodes.medications, ['MedicationStatement/ms1']),
  ...problems,
  ...consultation,
  ...furtherResources,
];

/** The bundle of that record. */
export const emisBundle = toBundle(emisResources);
