import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import { emptyListsBut, patientResource, practiceResource, toBundle } from '../support/primary-bundle.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse, subject } from '../support/primary-house.ts';

let house: PrimaryHouse;
beforeAll(async () => {
  house = await startPrimaryHouse();
});
afterAll(() => house.close());

const number = (value: string) => ({
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }],
});

async function askAbout(patients: readonly object[], asked: RecordSubject = subject) {
  house.practice.reply = () => ({ body: toBundle([...patients, practiceResource, ...emptyListsBut()]) });
  const { record } = await house.ask(`primaryConditionIndex { ${sourceFields} }`, { subject: asked });
  const [{ state, reasonCode }] = record.primaryConditionIndex.sources;
  return [state, reasonCode];
}

describe('a record about someone else is refused as a whole', () => {
  const mismatch = ['UNAVAILABLE', 'SOURCE_IDENTITY_MISMATCH'];

  test.each([
    ['another NHS number', { ...patientResource, ...number('9991234020') }],
    ['a placeholder for a number', { ...patientResource, ...number('1234567890') }],
    ['no NHS number', { ...patientResource, identifier: [] }],
    ['another date of birth', { ...patientResource, birthDate: '1951-08-19' }],
    ['another family name', { ...patientResource, name: [{ family: 'Byrne' }] }],
    ['another gender', { ...patientResource, gender: 'male' }],
  ])('%s', async (_name, patient) => {
    expect(await askAbout([patient])).toEqual(mismatch);
  });

  test('a second person beside the right one', async () => {
    const other = { ...patientResource, id: 'p2', ...number('9991234020') };
    expect(await askAbout([patientResource, other])).toEqual(mismatch);
  });

  test('no person at all', async () => {
    expect(await askAbout([])).toEqual(['UNAVAILABLE', 'SOURCE_BAD_CONTENT']);
  });
});

describe('the same person is recognised', () => {
  const none = ['NONE_RECORDED', null];

  test.each([
    ['as traced', patientResource],
    [
      'under a former name',
      { ...patientResource, name: [{ family: 'Byrne' }, { use: 'old', family: 'O’HARA' }] },
    ],
    [
      'without a date of birth, name and gender',
      { resourceType: 'Patient', id: 'p1', ...number('9991234012') },
    ],
    ['with a gender that is not known', { ...patientResource, gender: 'unknown' }],
    ['with a spaced number', { ...patientResource, ...number('999 123 4012') }],
  ])('%s', async (_name, patient) => {
    expect(await askAbout([patient])).toEqual(none);
  });

  test('under a number that was replaced', async () => {
    const asked = { ...subject, nhsNumber: '9991234020', previousNhsNumbers: ['9991234012'] };
    expect(await askAbout([patientResource], asked)).toEqual(none);
  });
});
