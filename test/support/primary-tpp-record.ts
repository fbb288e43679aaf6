import {
  emptyListsBut,
  listCodes,
  patientResource,
  practiceResource,
  type Resource,
  snomedConcept,
  toBundle,
  toExtension,
  toList,
} from './primary-bundle.ts';

const own = (value: string) => ({ identifier: [{ system: 'https://tpp-uk.com/Id/ccs-id', value }] });
const about = { subject: { reference: 'Patient/p1' } };

/** A small record as a SystmOne practice sends it: CTV3 beside SNOMED CT, and lost drug codes. */
export const tppResources: readonly Resource[] = [
  patientResource,
  practiceResource,
  {
    resourceType: 'AllergyIntolerance',
    id: 't-a1',
    ...own('0100000000000001'),
    patient: { reference: 'Patient/p1' },
    clinicalStatus: 'active',
    verificationStatus: 'unconfirmed',
    code: {
      coding: [
        {
          system: 'http://snomed.info/sct',
          code: '196461000000101',
          display: 'Transfer-degraded drug allergy',
        },
        { system: 'http://read.info/ctv3', code: 'Xa1no', display: 'Drug allergy' },
      ],
      text: 'Allergy to co-trimoxazole',
    },
  },
  {
    resourceType: 'AllergyIntolerance',
    id: 't-a2',
    ...own('0100000000000002'),
    patient: { reference: 'Patient/p1' },
    clinicalStatus: 'active',
    verificationStatus: 'unconfirmed',
    code: snomedConcept('716186003', 'No known allergy'),
  },
  toList(listCodes.allergies, ['AllergyIntolerance/t-a1', 'AllergyIntolerance/t-a2']),
  {
    resourceType: 'Medication',
    id: 't-m1',
    code: snomedConcept('196421000000109', 'Transfer-degraded medication entry', 'Methotrexate 2.5mg'),
  },
  {
    resourceType: 'MedicationStatement',
    id: 't-ms1',
    ...own('0100000000000003'),
    ...about,
    extension: [
      toExtension('PrescribingAgency', {
        valueCodeableConcept: { coding: [{ code: 'prescribed-by-another-organisation' }] },
      }),
    ],
    basedOn: [{ reference: 'MedicationRequest/t-plan1' }],
    status: 'active',
    medicationReference: { reference: 'Medication/t-m1' },
    effectivePeriod: { start: '2025-01-09' },
    dateAsserted: '2025-01-09',
    taken: 'unk',
    dosage: [{ text: 'Six tablets once a week' }],
  },
  {
    resourceType: 'MedicationRequest',
    id: 't-plan1',
    ...own('0100000000000004'),
    ...about,
    extension: [
      toExtension('PrescriptionType', { valueCodeableConcept: { coding: [{ code: 'repeat-dispensing' }] } }),
      toExtension('MedicationStatusReason', {
        extension: [{ url: 'statusReason', valueCodeableConcept: { text: 'Shared care with rheumatology' } }],
      }),
    ],
    status: 'active',
    intent: 'plan',
    medicationReference: { reference: 'Medication/t-m1' },
    requester: { agent: { display: 'Dr Lena Ost' }, onBehalfOf: { display: 'Harrowmere Hospital' } },
    recorder: { display: 'Whoever wrote it down' },
    dispenseRequest: {
      quantity: {
        value: 24,
        extension: [toExtension('MedicationQuantityText', { valueString: 'tablet' })],
      },
    },
  },
  ...['2025-03-01', '2025-06-01T08:00:00+01:00', '2025-02-01'].map((start, index) => ({
    resourceType: 'MedicationRequest',
    id: `t-issue${index}`,
    ...about,
    intent: 'order',
    basedOn: [{ reference: 'MedicationRequest/t-plan1' }],
    dispenseRequest: { validityPeriod: { start } },
  })),
  toList(listCodes.medications, ['MedicationStatement/t-ms1']),
  ...emptyListsBut('allergies', 'medications'),
];

/** The bundle of that record. */
export const tppBundle = toBundle(tppResources);
