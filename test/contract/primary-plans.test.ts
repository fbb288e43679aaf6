import { describe, expect, test } from 'vitest';
import { listCodes, type Resource, snomedConcept, toExtension, toList } from '../support/primary-bundle.ts';
import { about, lost, own, readArea, refused } from '../support/primary-reading.ts';

const toType = (code: string) =>
  toExtension('PrescriptionType', { valueCodeableConcept: { coding: [{ code }] } });
const toQuantityText = (valueString: string) => toExtension('MedicationQuantityText', { valueString });

const toRequest = (more: object): Resource => ({ resourceType: 'MedicationRequest', ...about, ...more });

function readMedicine(plan: object | undefined, statement: object = {}, others: readonly Resource[] = []) {
  const { items, warnings } = readArea('medications', [
    {
      resourceType: 'MedicationStatement',
      id: 'm1',
      ...own('M-1'),
      ...about,
      status: 'active',
      basedOn: [{ reference: 'MedicationRequest/q1' }],
      medicationReference: { display: 'Codeine 30mg tablets' },
      ...statement,
    },
    ...(plan === undefined ? [] : [toRequest({ id: 'q1', intent: 'plan', ...plan })]),
    ...others,
    toList(listCodes.medications, ['MedicationStatement/m1']),
  ]);
  return { medicine: items[0], warnings };
}

describe('what a plan says beside how a medicine is taken', () => {
  test('is how often it may be issued, how much of it, and since when and why it was stopped', () => {
    const { medicine } = readMedicine(
      {
        status: 'stopped',
        authoredOn: '2025-08-01T09:12:00Z',
        extension: [
          toType('repeat'),
          toExtension('MedicationRepeatInformation', {
            extension: [
              { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt: 6 },
              { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: 0 },
              { url: 'authorisationExpiryDate', valueDateTime: '2026-08-01' },
            ],
          }),
          toExtension('MedicationStatusReason', {
            extension: [
              { url: 'statusReason', valueCodeableConcept: { text: 'Made her drowsy' } },
              { url: 'statusChangeDate', valueDateTime: '2026-02-11' },
            ],
          }),
        ],
        note: [{ text: 'Prescriber Notes: review at 3 months' }],
        dispenseRequest: {
          quantity: { value: 28, unit: 'tablet' },
          expectedSupplyDuration: {
            value: 28,
            unit: 'day',
            system: 'http://unitsofmeasure.org',
            code: 'd',
          },
        },
      },
      { status: 'stopped' },
    );
    expect(medicine).toMatchObject({
      status: 'STOPPED',
      statusReason: 'Made her drowsy',
      statusChanged: '2026-02-11',
      courseType: 'REPEAT',
      prescriptionType: 'repeat',
      prescribed: '2025-08-01T09:12:00Z',
      supply: {
        quantity: { value: 28, unit: 'tablet' },
        quantityText: null,
        duration: { value: 28, unit: 'day', ucum: 'd' },
        issuesAllowed: 6,
        issuesMade: 0,
        authorisedUntil: '2026-08-01',
      },
      note: 'Prescriber Notes: review at 3 months',
    });
  });

  test('is nothing where it says nothing, and where there is none', () => {
    const nothing = {
      statusText: null,
      statusReason: null,
      statusChanged: null,
      prescriptionType: null,
      prescriber: null,
      prescribed: null,
      supply: null,
    };
    expect(readMedicine({}).medicine).toMatchObject(nothing);
    expect(readMedicine(undefined, { basedOn: [] }).medicine).toMatchObject(nothing);
  });

  test.each([
    [
      'a number and a unit in words',
      { quantity: { value: 28, extension: [toQuantityText('tablet')] } },
      { value: 28, unit: 'tablet' },
      null,
    ],
    [
      'a number and what there is one of',
      { quantity: { value: 1, extension: [toQuantityText('tube of 30 g')] } },
      { value: 1, unit: 'tube of 30 g' },
      null,
    ],
    [
      'a number that was sent as a text',
      { quantity: { value: '28', unit: 'capsules' } },
      { value: 28, unit: 'capsules' },
      null,
    ],
    ['words alone', { quantity: { extension: [toQuantityText('5 pens')] } }, null, '5 pens'],
    ['words of the request', { extension: [toQuantityText('one pack')] }, null, 'one pack'],
    [
      'both alike',
      { quantity: { value: 5, unit: 'pens', extension: [toQuantityText('5 pens')] } },
      { value: 5, unit: 'pens' },
      null,
    ],
    [
      'both, of which the words say more',
      { quantity: { value: 2, unit: 'pack', extension: [toQuantityText('2 packs of 14')] } },
      { value: 2, unit: 'pack' },
      '2 packs of 14',
    ],
    [
      'a number alone beside words with a number',
      { quantity: { value: 2, extension: [toQuantityText('28 tablet')] } },
      { value: 2, unit: null },
      '28 tablet',
    ],
  ])('is an amount as %s', (_as, dispenseRequest, quantity, quantityText) => {
    const amount = quantity === null ? null : { comparator: null, ucum: null, ...quantity };
    expect(readMedicine({ dispenseRequest }).medicine).toMatchObject({
      supply: { quantity: amount, quantityText },
    });
  });

  test('is a time that one supply lasts, also where its code was sent as a list', () => {
    const expectedSupplyDuration = { value: 7, unit: 'day', code: ['d'] };
    expect(readMedicine({ dispenseRequest: { expectedSupplyDuration } })).toMatchObject({
      medicine: { supply: { duration: { value: 7, unit: 'day', ucum: null } } },
      warnings: [],
    });
  });

  test.each([-1, 1.5, 2 ** 31, 'six'])('is no number of issues where it is %s', (valuePositiveInt) => {
    const extension = [
      toExtension('MedicationRepeatInformation', {
        extension: [
          { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt },
          { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: '3' },
        ],
      }),
    ];
    expect(readMedicine({ extension }).medicine).toMatchObject({
      supply: { issuesAllowed: null, issuesMade: 3 },
    });
  });

  test('is a lost detail where it is a day on which nothing can have been stopped', () => {
    const extension = [
      toExtension('MedicationStatusReason', {
        extension: [{ url: 'statusChangeDate', valueDateTime: '2026-02-31' }],
      }),
    ];
    expect(readMedicine({ extension })).toMatchObject({
      medicine: { statusChanged: null },
      warnings: [lost('MedicationRequest.extension')],
    });
  });
});

test.each([
  ['nothing', {}, 'One at night', 'With food'],
  ['an empty list', { dosage: [] }, 'One at night', 'With food'],
  ['the dose alone', { dosage: [{ text: 'Two at night' }] }, 'Two at night', 'With food'],
  ['both', { dosage: [{ text: 'Two', patientInstruction: 'Before bed' }] }, 'Two', 'Before bed'],
])(
  'a statement that says %s of its dose is completed by its plan',
  (_what, statement, dosage, patientInstruction) => {
    const dosageInstruction = [{ text: 'One at night', patientInstruction: 'With food' }];
    expect(readMedicine({ dosageInstruction }, statement).medicine).toMatchObject({
      dosage,
      patientInstruction,
    });
  },
);

test('a delayed prescription is acute, and may be begun on any day', () => {
  const effectivePeriod = { start: '2026-10-01' };
  const { medicine } = readMedicine({ extension: [toType('delayed-prescribing')] }, { effectivePeriod });
  expect(medicine).toMatchObject({
    courseType: 'ACUTE',
    status: 'ACTIVE',
    prescriptionType: 'delayed-prescribing',
  });
});

describe('a plan that cannot be used is spoken of, and tells nothing', () => {
  const plan = { extension: [toType('repeat')], dosageInstruction: [{ text: 'One a day' }] };
  const somebodyElse = { subject: { reference: 'Patient/p9' } };
  const toWarning = (place: string) =>
    refused(`1 part of an item could not be read and was left out (${place}).`);

  test.each([
    ['is missing', undefined, 'MedicationRequest missing from the answer'],
    ['is about somebody else', { ...plan, ...somebodyElse }, 'MedicationRequest about someone else'],
    ['is an error', { ...plan, status: 'entered-in-error' }, 'MedicationRequest entered in error'],
  ])('because it %s', (_why, unusable, place) => {
    expect(readMedicine(unusable)).toMatchObject({
      medicine: { courseType: 'UNKNOWN', dosage: null },
      warnings: [toWarning(place)],
    });
  });

  test('an issue about somebody else is not when this person had it last', () => {
    const basedOn = [{ reference: 'MedicationRequest/q1' }];
    const issue = toRequest({ id: 'q2', intent: 'order', basedOn, authoredOn: '2026-11-01' });
    expect(readMedicine(plan, {}, [issue]).medicine).toMatchObject({ lastIssued: '2026-11-01' });
    const other = { ...issue, ...somebodyElse };
    expect(readMedicine(plan, {}, [other]).medicine).toMatchObject({ lastIssued: null });
  });

  test.each(['draft', 'cancelled', 'entered-in-error'])('an issue that is %s was never made', (status) => {
    const basedOn = [{ reference: 'MedicationRequest/q1' }];
    const toIssue = (id: string, authoredOn: string, more: object) =>
      toRequest({ id, intent: 'order', basedOn, authoredOn, ...more });
    const issues = [
      toIssue('q2', '2026-09-01', { status: 'completed' }),
      toIssue('q3', '2026-11-01', { status }),
    ];
    expect(readMedicine(plan, {}, issues).medicine).toMatchObject({ lastIssued: '2026-09-01' });
  });

  test('because it is of another medicine', () => {
    const medicationReference = { reference: 'Medication/d1' };
    const toDrug = (id: string, code: string, name: string) => ({
      resourceType: 'Medication',
      id,
      code: snomedConcept(code, name),
    });
    const drugs = [
      toDrug('d1', '322236009', 'Paracetamol 500mg tablets'),
      toDrug('d2', '319775004', 'Aspirin 75mg tablets'),
      toDrug('d3', '322236009', 'Paracetamol 500mg tablets'),
    ];
    const toPlan = (id: string) => ({ ...plan, medicationReference: { reference: `Medication/${id}` } });
    expect(readMedicine(toPlan('d2'), { medicationReference }, drugs)).toMatchObject({
      medicine: { medication: { display: 'Paracetamol 500mg tablets' }, courseType: 'UNKNOWN', dosage: null },
      warnings: [toWarning('MedicationRequest of another medicine')],
    });
    expect(readMedicine(toPlan('d3'), { medicationReference }, drugs)).toMatchObject({
      medicine: { courseType: 'REPEAT', dosage: 'One a day' },
      warnings: [],
    });
  });
});
