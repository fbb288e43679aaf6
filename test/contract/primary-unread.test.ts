import { describe, expect, test } from 'vitest';
import { listCodes, type Resource, snomedConcept, toEmptyList, toList } from '../support/primary-bundle.ts';
import { furtherListCodes } from '../support/primary-further-record.ts';
import { about, lost, own, readArea, refused } from '../support/primary-reading.ts';

const allergy = (id: string, more: object = {}): Resource => ({
  resourceType: 'AllergyIntolerance',
  id,
  ...own(id),
  patient: { reference: 'Patient/p1' },
  clinicalStatus: 'active',
  code: snomedConcept('294505008', 'Allergy to amoxicillin'),
  ...more,
});
const readAllergies = (...resources: readonly Resource[]) =>
  readArea('allergies', [
    ...resources,
    toList(listCodes.allergies, ['AllergyIntolerance/a1']),
    toEmptyList(listCodes.ended),
  ]);

describe('what an answer holds and its lists do not tell', () => {
  test('an allergy that no list names is spoken of', () => {
    const { items, warnings } = readAllergies(allergy('a1'), allergy('a2'));
    expect(items).toHaveLength(1);
    expect(warnings).toEqual([refused('1 item of the answer stands in no list and was left out.')]);
  });

  test('an allergy of somebody else that no list names is not', () => {
    const other = allergy('a2', { patient: { reference: 'Patient/p9' } });
    expect(readAllergies(allergy('a1'), other)).toMatchObject({ items: [{}], warnings: [] });
  });

  test('of two different allergies under one id the first stands, and the other is spoken of', () => {
    const other = allergy('a1', { code: snomedConcept('300916003', 'Latex allergy') });
    const { items, warnings } = readAllergies(allergy('a1'), other);
    expect(items).toMatchObject([{ code: { display: 'Allergy to amoxicillin' } }]);
    expect(warnings).toEqual([
      refused(
        "1 item could not be read and was left out (AllergyIntolerance under an id that is another's too).",
      ),
    ]);
  });

  test('the same allergy sent twice is one', () => {
    expect(readAllergies(allergy('a1'), allergy('a1'))).toMatchObject({ items: [{}], warnings: [] });
  });

  test('an allergy that has ended and an active one stay two, though one identifier is given to both', () => {
    const ended = { ...allergy('a1'), id: 'e1', clinicalStatus: 'resolved' };
    const { items } = readArea('allergies', [
      allergy('a1'),
      toList(listCodes.allergies, ['AllergyIntolerance/a1']),
      toList(listCodes.ended, ['#e1'], { contained: [ended] }),
    ]);
    expect(items).toMatchObject([{ clinicalStatus: 'ACTIVE' }, { clinicalStatus: 'RESOLVED' }]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  test('a heading of a consultation that holds nothing and does not say why is spoken of', () => {
    const toPart = (id: string, code: string, references: readonly string[], more: object = {}) =>
      toList(code, references, { id, encounter: { reference: 'Encounter/e1' }, ...more });
    const { warnings } = readArea('encounters', [
      { resourceType: 'Encounter', id: 'e1', ...own('1'), ...about, status: 'finished' },
      toPart('l1', '325851000000107', ['List/l2']),
      toPart('l2', '25851000000105', ['List/l3', 'List/l4']),
      toPart('l3', '24781000000107', []),
      toPart('l4', '24781000000107', [], { emptyReason: { coding: [{ code: 'no-content-recorded' }] } }),
      toList(listCodes.consultations, ['Encounter/e1']),
    ]);
    expect(warnings).toEqual([refused('1 part of an item could not be read and was left out (List.entry).')]);
  });
});

describe('a modifier extension can turn what is said into its opposite', () => {
  const modifierExtension = [{ url: 'https://example.org/is-about-a-relative', valueBoolean: true }];

  test.each([
    ['of the item', { modifierExtension }],
    ['of a part of it', { reaction: [{ modifierExtension, description: 'rash' }] }],
  ])('%s: the item is not read, and is counted', (_of, more) => {
    const { items, warnings } = readAllergies(allergy('a1', more));
    expect(items).toEqual([]);
    expect(warnings).toEqual([
      refused('1 item could not be read and was left out (AllergyIntolerance.modifierExtension).'),
    ]);
  });
});

describe('what a sender may give in several types', () => {
  const readObservation = (more: object) =>
    readArea('observations', [
      {
        resourceType: 'Observation',
        id: 'o1',
        ...own('O-1'),
        ...about,
        status: 'final',
        code: snomedConcept('29303009', 'Electrocardiographic procedure'),
        ...more,
      },
      toList(furtherListCodes.observations, ['Observation/o1']),
    ]);

  test('a value of a type that is not read is a lost detail, not an observation without a value', () => {
    const { items, warnings } = readObservation({ valueSampledData: { period: 10, data: '1 2 3' } });
    expect(items).toMatchObject([{ value: null }]);
    expect(warnings).toEqual([lost('Observation.value[x]')]);
  });

  test('an age at which an allergy began is a lost detail', () => {
    const onsetAge = { value: 7, unit: 'years' };
    expect(readAllergies(allergy('a1', { onsetAge }))).toMatchObject({
      items: [{ onset: null }],
      warnings: [lost('AllergyIntolerance.onset[x]')],
    });
  });

  test('how something was measured stands in its note', () => {
    const { items } = readObservation({ comment: 'repeat', method: { text: 'Enzymatic' } });
    expect(items).toMatchObject([{ note: 'repeat\nMethod: Enzymatic' }]);
  });

  test('each part of an observation keeps what its value means', () => {
    const { items } = readObservation({
      code: snomedConcept('75367002', 'Blood pressure'),
      component: [
        {
          code: snomedConcept('271649006', 'Systolic'),
          valueQuantity: { value: 186, unit: 'mm[Hg]' },
          interpretation: { text: 'Very high' },
          referenceRange: [{ low: { value: 90 }, high: { value: 140 } }],
        },
        { code: snomedConcept('271650006', 'Diastolic'), valueQuantity: { value: 84, unit: 'mm[Hg]' } },
      ],
    });
    expect(items).toMatchObject([
      {
        text: 'Blood pressure – Systolic: 186 mm[Hg] (Very high) – Diastolic: 84 mm[Hg]',
        components: [
          {
            interpretation: { display: 'Very high' },
            referenceRanges: [{ low: { value: 90 }, high: { value: 140 }, text: null }],
          },
          { interpretation: null, referenceRanges: [] },
        ],
      },
    ]);
  });
});
