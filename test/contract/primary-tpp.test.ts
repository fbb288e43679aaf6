import { afterEach, beforeEach, expect, test } from 'vitest';
import { toBundle } from '../support/primary-bundle.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse } from '../support/primary-house.ts';
import { tppBundle, tppResources } from '../support/primary-tpp-record.ts';

let house: PrimaryHouse;
beforeEach(async () => {
  house = await startPrimaryHouse();
  house.practice.reply = () => ({ body: tppBundle });
});
afterEach(() => house.close());

test('a SystmOne practice is known by its identifiers, and CTV3 codes are kept', async () => {
  const { record } = await house.ask(
    `gp { supplier } primaryAllergyIndex { ${sourceFields} entries {
      code { display codings { system code } } degraded noKnownAllergy clinicalStatus } }`,
  );
  expect(record).toEqual({
    gp: { supplier: 'TPP' },
    primaryAllergyIndex: {
      sources: [
        {
          state: 'COMPLETE',
          reasonCode: null,
          system: 'SystmOne',
          organisation: { odsCode: 'Z99001', name: 'Elm Street Surgery' },
          warnings: [],
        },
      ],
      entries: [
        {
          code: {
            display: 'Allergy to co-trimoxazole',
            codings: [
              { system: 'http://snomed.info/sct', code: '196461000000101' },
              { system: 'http://read.info/ctv3', code: 'Xa1no' },
            ],
          },
          degraded: true,
          noKnownAllergy: false,
          clinicalStatus: 'ACTIVE',
        },
        {
          code: {
            display: 'No known allergy',
            codings: [{ system: 'http://snomed.info/sct', code: '716186003' }],
          },
          degraded: false,
          noKnownAllergy: true,
          clinicalStatus: 'ACTIVE',
        },
      ],
    },
  });
});

test('a medicine from elsewhere keeps why, its course, its latest issue and that its code was lost', async () => {
  const { record } = await house.ask(
    `primaryMedicationIndex { entries {
      medication { display } status statusReason courseType
      prescriptionType prescriber { name role organisation { odsCode name } }
      supply { quantity { value unit } quantityText issuesAllowed }
      lastIssued prescribedElsewhere degraded note dosage } }`,
  );
  expect(record.primaryMedicationIndex.entries).toEqual([
    {
      medication: { display: 'Methotrexate 2.5mg' },
      status: 'ACTIVE',
      statusReason: 'Shared care with rheumatology',
      courseType: 'REPEAT_DISPENSED',
      prescriptionType: 'repeat-dispensing',
      prescriber: {
        name: 'Dr Lena Ost',
        role: null,
        organisation: { odsCode: null, name: 'Harrowmere Hospital' },
      },
      supply: { quantity: { value: 24, unit: 'tablet' }, quantityText: null, issuesAllowed: null },
      lastIssued: '2025-06-01T08:00:00+01:00',
      prescribedElsewhere: true,
      degraded: true,
      note: null,
      dosage: 'Six tablets once a week',
    },
  ]);
});

test('an id lasts when resources are numbered anew, and two items of one identifier stay two', async () => {
  const selection = 'primaryAllergyIndex { entries { id code { display } } }';
  const first = await house.ask(selection);
  const renumbered = JSON.parse(JSON.stringify(tppBundle).replaceAll('t-a1', 'x-77')) as object;
  house.practice.reply = () => ({ body: renumbered });
  const second = await house.ask(selection);
  expect(second.record).toEqual(first.record);

  const twins = tppResources.map((resource) =>
    resource.resourceType === 'AllergyIntolerance'
      ? { ...resource, identifier: [{ system: 'https://tpp-uk.com/Id/ccs-id', value: '0100000000000009' }] }
      : resource,
  );
  house.practice.reply = () => ({ body: toBundle(twins) });
  const { record } = await house.ask(selection);
  const ids = record.primaryAllergyIndex.entries.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(2);
});
