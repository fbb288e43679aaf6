import { describe, expect, test } from 'vitest';
import type { Life } from '../../../sandbox/population/life.ts';
import { findList, recordOf, renderFor } from './practice-bundle.ts';
import { emptyLife, fullLife, fullLifeAtTpp } from './practice-life.ts';
import { toListCode } from './record-index.ts';

const snomed = 'http://snomed.info/sct';

describe('allergies', () => {
  test('are those of the practice, the ended ones inside their list', () => {
    const record = recordOf(fullLife);
    expect(record.ofType('AllergyIntolerance').map(({ code }) => code?.coding?.[1]?.code)).toEqual([
      '91936005',
    ]);
    const [ended] = findList(record, '1103671000000101').contained ?? [];
    expect(ended).toMatchObject({
      resourceType: 'AllergyIntolerance',
      clinicalStatus: 'resolved',
      category: ['environment'],
      code: { coding: [{ system: snomed, code: '91930004', userSelected: true }] },
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1',
          extension: [{ url: 'endDate', valueDateTime: '1970-01-01' }, { url: 'reasonEnded' }],
        },
      ],
    });
  });

  test('are sent without the ended ones when those are not asked for', () => {
    const part = { name: 'includeResolvedAllergies', valueBoolean: false };
    expect(recordOf(fullLife, { includeAllergies: [part] }).lists.map(toListCode)).toEqual([
      '886921000000105',
    ]);
  });

  test('that nobody dated have no date', () => {
    const [{ onset, ...allergy }] = fullLife.allergies as [Life['allergies'][number]];
    const [sent] = recordOf({ ...fullLife, allergies: [allergy] }).ofType('AllergyIntolerance');
    expect(onset).toBe('1999-08-20');
    expect(sent).toMatchObject({ clinicalStatus: 'active' });
    expect([sent?.onsetDateTime, sent?.assertedDate]).toEqual([undefined, undefined]);
  });

  test('of which none is recorded are said to be none, not to be nil', () => {
    expect(findList(recordOf(emptyLife), '886921000000105')).toMatchObject({
      entry: [],
      note: [{ text: 'Information not available' }],
      emptyReason: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1',
            code: 'no-content-recorded',
          },
        ],
      },
    });
  });
});

describe('medicines', () => {
  test('are a statement, a plan and the issues of the present authorisation', () => {
    const requests = recordOf(fullLife, { includeMedication: [] }).ofType('MedicationRequest');
    const metformin = requests.filter(
      ({ dosageInstruction }) => dosageInstruction?.[0]?.text === 'One tablet twice a day with meals',
    );
    expect(metformin.map(({ intent, status, authoredOn }) => [intent, status, authoredOn])).toEqual([
      ['plan', 'active', '2026-07-01T00:00:00+01:00'],
      ['order', 'completed', '2026-07-01T00:00:00+01:00'],
      ['order', 'completed', '2026-07-29T00:00:00+01:00'],
      ['order', 'completed', '2026-08-26T00:00:00+01:00'],
      ['order', 'completed', '2026-09-23T00:00:00+01:00'],
    ]);
  });

  test('come without issues when those are not wanted', () => {
    const part = { name: 'includePrescriptionIssues', valueBoolean: false };
    const requests = recordOf(fullLife, { includeMedication: [part] }).ofType('MedicationRequest');
    expect(requests.map(({ intent }) => intent)).toEqual(['plan', 'plan']);
  });

  test.each([
    ['2026-03-09', ['active', 'completed']],
    ['2026-03-10', ['active']],
  ])('active on or after %s are sent', (valueDate, statuses) => {
    const part = { name: 'medicationSearchFromDate', valueDate };
    const statements = recordOf(fullLife, { includeMedication: [part] }).ofType('MedicationStatement');
    expect(statements.map(({ status }) => status)).toEqual(statuses);
  });

  test('bring the problem that they are for', () => {
    const record = recordOf(fullLife, { includeMedication: [] });
    const linked = findList(record, 'problems-linked-problems-not-relating-to-the-primary-query');
    expect(linked.entry).toHaveLength(1);
    expect(record.ofType('Condition').map(({ code }) => code?.coding?.[0]?.display)).toEqual([
      'Diabetes mellitus type 2',
    ]);
  });
});

describe('problems', () => {
  test('say what they are, how long they lasted and what belongs to them', () => {
    const record = recordOf(fullLife);
    const [diabetes, knee] = record.ofType('Condition');
    expect(diabetes).toMatchObject({
      clinicalStatus: 'active',
      code: {
        coding: [
          { system: 'http://read.info/readv2', code: 'C10F.', userSelected: true },
          { system: snomed, code: '44054006' },
        ],
      },
    });
    expect(knee).toMatchObject({
      clinicalStatus: 'inactive',
      onsetDateTime: '2009',
      abatementDateTime: '2011-03-04',
    });
    const related = (diabetes?.extension ?? [])
      .filter(({ url }) => url.endsWith('RelatedClinicalContent-1'))
      .map(
        ({ valueReference }) => record.find(valueReference)?.resourceType ?? valueReference?.display ?? '',
      );
    expect(related.toSorted()).toEqual([
      'Diary entry items are not supported by the provider system',
      'Encounter',
      'List',
      'MedicationRequest',
      'Observation',
      'Observation',
    ]);
  });

  test.each([
    [[{ name: 'filterStatus', valueCode: 'inactive' }], ['Knee pain']],
    [[{ name: 'filterSignificance', valueCode: 'major' }], ['Diabetes mellitus type 2']],
    [
      [
        { name: 'filterStatus', valueCode: 'inactive' },
        { name: 'filterSignificance', valueCode: 'major' },
      ],
      [],
    ],
  ])('can be filtered by %j', (part, expected) => {
    const record = recordOf(fullLife, { includeProblems: part });
    expect(record.ofType('Condition').map(({ code }) => code?.coding?.at(-1)?.display)).toEqual(expected);
  });
});

describe('consultations', () => {
  test('are laid out as topics, headings and entries; what was prescribed has a heading of its own', () => {
    const record = recordOf(fullLife);
    const tree = record.lists.filter(({ encounter }) => {
      const found = record.find(encounter);
      return found?.resourceType === 'Encounter' && found.type?.[0]?.text === 'GP Surgery';
    });
    expect(tree.map((list) => [toListCode(list), list.title])).toEqual([
      ['325851000000107', 'GP Surgery'],
      ['25851000000105', 'Diabetes review'],
      ['24781000000107', 'History'],
      ['24781000000107', 'Examination'],
      ['24781000000107', 'Medication'],
    ]);
    const contents = tree
      .slice(2)
      .map((list) => (list.entry ?? []).map(({ item }) => record.find(item)?.resourceType));
    expect(contents).toEqual([['Observation'], ['Observation', 'Observation'], ['MedicationRequest']]);
  });

  test('with nothing in them are not sent', () => {
    expect(findList(recordOf(fullLife), '1149501000000101').entry).toHaveLength(2);
  });

  test('can be limited to the most recent', () => {
    const part = { name: 'includeNumberOfMostRecent', valuePositiveInt: 1 };
    const encounters = recordOf(fullLife, { includeConsultations: [part] }).ofType('Encounter');
    expect(encounters.map(({ type }) => type?.[0]?.text)).toEqual(['Nurse appointment']);
  });

  test('hold free text as comment notes and measurements without UCUM codes', () => {
    const observations = recordOf(fullLife).ofType('Observation');
    const find = (code: string) =>
      observations.find(({ code: concept }) => concept.coding?.some((coding) => coding.code === code));
    expect(find('37331000000100')).toMatchObject({ comment: 'Tired since the winter.', status: 'final' });
    expect(find('27113001')?.valueQuantity).toEqual({ value: 82.4, unit: 'kg' });
    expect(find('75367002')?.component?.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([142, 88]);
  });
});

describe('what a practice marked confidential', () => {
  const life: Life = {
    ...fullLife,
    consultations: fullLife.consultations.map((consultation) =>
      consultation.id === 'C1' ? { ...consultation, confidential: true } : consultation,
    ),
  };

  test('is left out with a warning on the lists that lost something, and on no other', () => {
    const record = recordOf(life);
    const warned = record.lists.filter(({ extension }) =>
      extension?.some(({ valueCode }) => valueCode === 'confidential-items'),
    );
    expect(record.ofType('Encounter').map(({ type }) => type?.[0]?.text)).toEqual(['Nurse appointment']);
    expect(warned.map(toListCode).toSorted()).toEqual([
      '1149501000000101',
      '826501000000100',
      'problems-consultations-related-to-problems',
      'problems-uncategorised-data-related-to-problems',
    ]);
    expect(JSON.stringify(renderFor(life))).not.toContain('Tired since the winter.');
  });
});

test('a record in transit warns on every list from when on it is known', () => {
  const { lists } = recordOf({ ...fullLife, index: 31 });
  const areas = lists.filter(({ encounter }) => encounter === undefined);
  expect(areas.length).toBeGreaterThan(8);
  for (const { extension, note } of areas) {
    expect(extension?.some(({ valueCode }) => valueCode === 'data-in-transit')).toBe(true);
    expect(note?.[0]?.text).toContain('information recorded before 01-Aug-2026 may be missing.');
  }
});

describe('the two suppliers differ', () => {
  test('in identifiers, codes, statuses, quantities and the order of the bundle', () => {
    const record = recordOf(fullLifeAtTpp);
    const [condition] = record.ofType('Condition');
    const [medication] = record.ofType('Medication');
    const [request] = record.ofType('MedicationRequest');
    const narrative = record.ofType('Observation').find(({ comment }) => comment?.startsWith('Tired'));
    expect(record.all[0]?.resourceType).toBe('Patient');
    expect(recordOf(fullLife).all[0]?.resourceType).toBe('List');
    expect(condition?.identifier?.[0]).toMatchObject({
      system: 'https://tpp-uk.com/Id/ccs-id',
      value: expect.stringMatching(/^[0-9a-f]{16}_[0-9a-f]{16}_problem$/),
    });
    expect(condition?.code?.coding).toMatchObject([
      { system: snomed, code: '44054006' },
      { system: 'http://read.info/ctv3', code: 'X40J5', userSelected: true },
    ]);
    expect(medication?.code?.coding?.map(({ system }) => system)).toEqual([
      snomed,
      'https://fhir.hl7.org.uk/Id/multilex-drug-codes',
    ]);
    expect(narrative?.status).toBe('unknown');
    expect(request?.dispenseRequest?.quantity?.extension?.[0]?.valueString).toBe('tablet');
  });

  test('in what they cannot answer', () => {
    const outcomes = (life: Life) =>
      recordOf(life)
        .ofType('OperationOutcome')
        .flatMap(({ issue }) => issue);
    expect(outcomes(fullLife)).toEqual([
      {
        severity: 'warning',
        code: 'not-supported',
        details: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
              code: 'NOT_IMPLEMENTED',
              display: 'Not implemented',
            },
          ],
          text: 'includeDiaryEntries is an unrecognised parameter',
        },
        diagnostics: 'includeDiaryEntries',
      },
    ]);
    expect(outcomes(fullLifeAtTpp).map(({ diagnostics }) => diagnostics)).toEqual(['includeImmunisations']);
    const displays = recordOf(fullLifeAtTpp)
      .lists.flatMap((list) => list.entry ?? [])
      .map(({ item }) => item.display);
    expect(displays).toContain('Immunisation items are not supported by the provider system');
  });

  test('in that prescriptions point at events that are not consultations', () => {
    const record = recordOf(fullLifeAtTpp);
    const dangling = record
      .ofType('MedicationRequest')
      .filter(({ context }) => context !== undefined && record.find(context) === undefined);
    expect(dangling.length).toBeGreaterThan(0);
  });
});
