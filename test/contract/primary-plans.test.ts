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

describe('what a plan says beside how a medicine is taken stands in its note, by name', () => {
  test('how often it may be issued, how much of it, and since when and why it was stopped', () => {
    const { medicine } = readMedicine({
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
      dispenseRequest: { quantity: { value: 28, unit: 'tablet' } },
    });
    expect(medicine).toMatchObject({
      courseType: 'REPEAT',
      note: [
        'Prescriber Notes: review at 3 months',
        'Quantity: 28 tablet',
        'Issues authorised: 6',
        'Issues so far: 0',
        'Authorised until: 2026-08-01',
        'Status changed: 2026-02-11',
        'Made her drowsy',
      ].join('\n'),
    });
  });

  test.each([
    [
      'a number and a unit in words',
      { quantity: { value: 28, extension: [toQuantityText('tablet')] } },
      '28 tablet',
    ],
    ['a number that was sent as a text', { quantity: { value: '28', unit: 'capsules' } }, '28 capsules'],
    ['words alone', { quantity: { extension: [toQuantityText('5 pens')] } }, '5 pens'],
    ['words of the request', { extension: [toQuantityText('one pack')] }, 'one pack'],
    ['both alike', { quantity: { value: 5, unit: 'pens', extension: [toQuantityText('5 pens')] } }, '5 pens'],
  ])('an amount as %s', (_as, dispenseRequest, expected) => {
    expect(readMedicine({ dispenseRequest }).medicine).toMatchObject({ note: `Quantity: ${expected}` });
  });

  test('a day on which nothing can have been stopped is a lost detail', () => {
    const extension = [
      toExtension('MedicationStatusReason', {
        extension: [{ url: 'statusChangeDate', valueDateTime: '2026-02-31' }],
      }),
    ];
    expect(readMedicine({ extension })).toMatchObject({
      medicine: { note: null },
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
  expect(medicine).toMatchObject({ courseType: 'ACUTE', status: 'ACTIVE', note: 'Delayed prescribing' });
});

describe('a plan that cannot be used is spoken of, and tells nothing', () => {
  const plan = { extension: [toType('repeat')], dosageInstruction: [{ text: 'One a day' }] };
  const somebodyElse = { subject: { reference: 'Patient/p9' } };
  const toWarning = (place: string) =>
    refused(`1 part of an item could not be read and was left out (${place}).`);

  test.each([
    ['is missing', undefined, 'MedicationRequest missing from the answer'],
    ['is about somebody else', { ...plan, ...somebodyElse }, 'MedicationRequest about someone else'],
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
