import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  emptyListsBut,
  listCodes,
  patientResource,
  practiceResource,
  snomedConcept,
  toBundle,
  toEmptyList,
  toList,
  toListWarning,
} from '../support/primary-bundle.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse } from '../support/primary-house.ts';
import { toOutcome } from '../support/primary-practice-server.ts';

const base = [patientResource, practiceResource];
const allergy = (id: string, more: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  id,
  identifier: [{ system: 'https://EMISWeb/Z99001', value: id }],
  patient: { reference: 'Patient/p1' },
  clinicalStatus: 'active',
  code: snomedConcept('91936005', 'Allergy to penicillin'),
  ...more,
});

let house: PrimaryHouse;
beforeAll(async () => {
  house = await startPrimaryHouse();
});
afterAll(() => house.close());
afterEach(() => {
  house.practice.reply = () => ({ status: 500 });
});

async function askAllergies(resources: readonly unknown[]) {
  house.practice.reply = () => ({ body: toBundle([...base, ...resources]) });
  const { record } = await house.ask(
    `primaryAllergyIndex { ${sourceFields} entries { code { display } onset } }`,
  );
  const { sources, entries } = record.primaryAllergyIndex;
  return { ...sources[0], entries };
}

describe('an area is never said to be empty unless its list says so', () => {
  test('an empty list with its reason is none recorded', async () => {
    const answer = await askAllergies(emptyListsBut());
    expect(answer).toMatchObject({ state: 'NONE_RECORDED', warnings: [], entries: [] });
  });

  test('an empty list without a reason may have lost something', async () => {
    const answer = await askAllergies([
      toList(listCodes.allergies, []),
      toEmptyList(listCodes.ended),
      ...emptyListsBut('allergies', 'ended'),
    ]);
    expect(answer).toMatchObject({ state: 'PARTIAL', reasonCode: 'EMPTY_WITH_WARNING', entries: [] });
  });

  test('an empty list in transit is empty with a warning', async () => {
    const answer = await askAllergies([
      { ...toEmptyList(listCodes.allergies), ...toListWarning('data-in-transit') },
      ...emptyListsBut('allergies'),
    ]);
    expect(answer).toMatchObject({
      state: 'PARTIAL',
      reasonCode: 'EMPTY_WITH_WARNING',
      warnings: [
        { code: 'DATA_IN_TRANSIT', message: 'A record from a former practice is still on its way.' },
      ],
    });
  });

  test('a missing list is unreadable, and says nothing of the other areas', async () => {
    house.practice.reply = () => ({ body: toBundle([...base, ...emptyListsBut('allergies')]) });
    const { record } = await house.ask(
      `primaryAllergyIndex { ${sourceFields} } primaryConditionIndex { ${sourceFields} }`,
    );
    expect(record.primaryAllergyIndex.sources).toMatchObject([
      { state: 'UNAVAILABLE', reasonCode: 'SOURCE_BAD_CONTENT' },
    ]);
    expect(record.primaryConditionIndex.sources).toMatchObject([{ state: 'NONE_RECORDED' }]);
  });

  test('an area that the system does not implement is not supported', async () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'warning',
          code: 'not-supported',
          details: { coding: [{ code: 'NOT_IMPLEMENTED' }] },
          diagnostics: 'includeAllergies',
        },
      ],
    };
    const answer = await askAllergies([outcome, ...emptyListsBut('allergies', 'ended')]);
    expect(answer).toMatchObject({ state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED', entries: [] });
  });

  test('a list whose items were withheld is withheld', async () => {
    const withheld = { emptyReason: { coding: [{ code: 'withheld' }] }, entry: [] };
    const answer = await askAllergies([
      { ...toEmptyList(listCodes.allergies), ...withheld },
      ...emptyListsBut('allergies'),
    ]);
    expect(answer).toMatchObject({ state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' });
  });
});

describe('what is left out is counted', () => {
  test('an item that the bundle lacks, one about someone else, and one that names nothing', async () => {
    const answer = await askAllergies([
      allergy('a1'),
      allergy('a2', { patient: { reference: 'Patient/other' } }),
      allergy('a3', { code: {} }),
      toList(
        listCodes.allergies,
        ['a1', 'a2', 'a3', 'gone'].map((id) => `AllergyIntolerance/${id}`),
      ),
      ...emptyListsBut('allergies'),
    ]);
    expect(answer).toMatchObject({
      state: 'PARTIAL',
      reasonCode: 'ITEMS_REFUSED',
      warnings: [
        {
          code: 'ITEMS_REFUSED',
          message:
            '3 items could not be read and were left out (AllergyIntolerance about someone else; AllergyIntolerance missing from the answer; AllergyIntolerance.code).',
        },
      ],
      entries: [{ code: { display: 'Allergy to penicillin' } }],
    });
  });

  test('a bad item never stops the next one', async () => {
    const answer = await askAllergies([
      allergy('a1', { code: 'penicillin' }),
      allergy('a2'),
      toList(listCodes.allergies, ['AllergyIntolerance/a1', 'AllergyIntolerance/a2']),
      ...emptyListsBut('allergies'),
    ]);
    expect(answer.entries).toHaveLength(1);
    expect(answer.warnings).toEqual([
      {
        code: 'ITEMS_REFUSED',
        message: '1 item could not be read and was left out (AllergyIntolerance.code).',
      },
    ]);
  });

  test('an impossible date does not hide the allergy', async () => {
    const answer = await askAllergies([
      allergy('a1', { onsetDateTime: '1998-13-01' }),
      toList(listCodes.allergies, ['AllergyIntolerance/a1']),
      ...emptyListsBut('allergies'),
    ]);
    expect(answer).toMatchObject({
      state: 'PARTIAL',
      warnings: [
        {
          code: 'OTHER',
          message:
            '1 detail of an item could not be read and was left out (AllergyIntolerance.onsetDateTime).',
        },
      ],
      entries: [{ code: { display: 'Allergy to penicillin' }, onset: null }],
    });
  });

  test.each([
    { display: 'Allergy items are not supported by the provider system' },
    { reference: 'Allergy items are not supported by the provider system' },
  ])('an item that the system cannot send, said in %o', async (item) => {
    const answer = await askAllergies([
      toList(listCodes.allergies, [], { entry: [{ item }] }),
      ...emptyListsBut('allergies'),
    ]);
    expect(answer).toMatchObject({
      state: 'PARTIAL',
      reasonCode: 'ITEMS_REFUSED',
      warnings: [
        {
          code: 'ITEMS_REFUSED',
          message: "1 item is missing because the practice's system cannot send it.",
        },
      ],
      entries: [],
    });
  });

  test('ended allergies that were not sent', async () => {
    const answer = await askAllergies([
      allergy('a1'),
      toList(listCodes.allergies, ['AllergyIntolerance/a1']),
      ...emptyListsBut('allergies', 'ended'),
    ]);
    expect(answer).toMatchObject({
      state: 'PARTIAL',
      warnings: [{ code: 'OTHER', message: 'The list of ended allergies is missing from the answer.' }],
    });
  });
});

test('the notes and diagnostics of a practice are not passed on', async () => {
  house.practice.reply = () => ({
    status: 404,
    body: toOutcome('PATIENT_NOT_FOUND', 'No patient details found for patient ID: 9991234012'),
  });
  const { record } = await house.ask(`primaryAllergyIndex { ${sourceFields} }`);
  expect(JSON.stringify(record)).not.toContain('9991234012');
  expect(house.logLines.join('')).not.toMatch(/9991234012|O.?Hara|1941/i);
});
