import { describe, expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import type { AccessView } from '../../schema/runtime/access.ts';
import { toShownProblem } from '../../subgraphs/primary/mapping/to-shown-problem.ts';
import { parseStructuredRecord } from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import {
  listCodes,
  patientResource,
  type Resource,
  snomedConcept,
  toBundle,
  toExtension,
  toList,
} from '../support/primary-bundle.ts';
import { startPrimaryHouse, subject } from '../support/primary-house.ts';
import { idSecret } from '../support/secrets.ts';

const about = { subject: { reference: 'Patient/p1' } };
const own = (value: string) => ({ identifier: [{ system: 'https://EMISWeb/Z99001', value }] });
const toContent = (reference: string) =>
  toExtension('RelatedClinicalContent', { valueReference: { reference } });
const toRelated = (type: string, reference: string) =>
  toExtension('RelatedProblemHeader', {
    extension: [
      { url: 'type', valueCode: type },
      { url: 'target', valueReference: { reference } },
    ],
  });

const resources: readonly Resource[] = [
  patientResource,
  {
    resourceType: 'Condition',
    id: 'c1',
    ...own('PROB-1'),
    ...about,
    clinicalStatus: 'active',
    code: snomedConcept('59621000', 'Essential hypertension'),
    extension: [
      toExtension('ActualProblem', { valueReference: { reference: 'Observation/o1' } }),
      toRelated('Child', 'Condition/c2'),
      toRelated('sibling', 'Condition/not-sent'),
      toContent('Observation/o1'),
      toContent('Encounter/e1'),
      toContent('Encounter/not-asked-for'),
      toContent('Referral items are not supported by the provider system'),
      toContent('Observation/o2'),
    ],
  },
  {
    resourceType: 'Condition',
    id: 'c2',
    ...own('PROB-2'),
    ...about,
    clinicalStatus: 'active',
    code: snomedConcept('709044004', 'Chronic kidney disease'),
    extension: [toRelated('parent', 'Condition/c1')],
  },
  {
    resourceType: 'Observation',
    id: 'o1',
    ...own('OBS-1'),
    ...about,
    status: 'final',
    code: snomedConcept('75367002', 'Blood pressure'),
    effectiveDateTime: '2026-10-06',
  },
  {
    resourceType: 'Observation',
    id: 'o2',
    ...own('OBS-2'),
    subject: { reference: 'Patient/someone-else' },
    status: 'final',
    code: snomedConcept('75367002', 'Blood pressure'),
  },
  { resourceType: 'Encounter', id: 'e1', ...own('CONS-1'), ...about, type: [{ text: 'GP Surgery' }] },
  toList(listCodes.problems, ['Condition/c1', 'Condition/c2']),
];

function read() {
  const record = parseStructuredRecord(toBundle(resources), {
    subject,
    practiceOdsCode: 'Z99001',
    recordIds: createRecordIds(idSecret),
    suppliers: createSuppliers(),
    today: '2026-11-22',
  });
  if (record.kind === 'failed' || record.problems.outcome.kind !== 'found') throw new Error('Refused.');
  const conditions = record.conditions.outcome.kind === 'found' ? record.conditions.outcome.value : [];
  const [first, second] = record.problems.outcome.value;
  if (first === undefined || second === undefined) throw new Error('A problem is missing.');
  return { first, second, conditions };
}

describe('a problem with its links', () => {
  const { first, second, conditions } = read();
  const everything = () => 'full' as const;

  test('has an id of its own, names its condition by its id, and related problems by theirs', () => {
    expect(conditions.map(({ id }) => id)).toEqual([first.condition, second.condition]);
    expect(new Set([first, second].flatMap(({ id, condition }) => [id, condition])).size).toBe(4);
    expect(toShownProblem(first, everything).relatedProblems).toMatchObject([
      { relation: 'CHILD', condition: second.condition, code: { display: 'Chronic kidney disease' } },
    ]);
    expect(toShownProblem(second, everything).relatedProblems).toMatchObject([
      { relation: 'PARENT', condition: first.condition },
    ]);
  });

  test('says what it was recorded as, and what was recorded for it', () => {
    const shown = toShownProblem(first, everything);
    expect(shown.actualProblem).toMatchObject({ kind: 'Observation', title: 'Blood pressure' });
    expect(shown.relatedContent).toMatchObject([
      { kind: 'Observation', item: expect.any(String), title: 'Blood pressure', date: '2026-10-06' },
      { kind: 'Encounter', item: expect.any(String), title: 'GP Surgery' },
    ]);
  });

  test('counts links to what was not sent, is not supported, or is about someone else', () => {
    expect(toShownProblem(first, everything).linksNotShown).toBe(4);
    expect(toShownProblem(second, everything).linksNotShown).toBe(0);
  });

  test.each<[AccessView | undefined]>([[undefined], ['last three']])(
    'shows no link into an area of which its reader sees %s, and counts it',
    (view) => {
      const shown = toShownProblem(first, (area) => (area === 'observations' ? view : 'full'));
      expect(shown.relatedContent.map(({ kind }) => kind)).toEqual(['Encounter']);
      expect(shown.actualProblem).toBeNull();
      expect(shown.linksNotShown).toBe(6);
    },
  );

  test('shows no observation to whom consultations are withheld: it can be a line of one', () => {
    const shown = toShownProblem(first, (area) => (area === 'encounters' ? undefined : 'full'));
    expect([shown.actualProblem, shown.relatedContent]).toEqual([null, []]);
    expect(shown.relatedProblems).toHaveLength(1);
  });
});

test('a graph request is given the problems with their links', async () => {
  const house = await startPrimaryHouse();
  house.practice.reply = () => ({ body: toBundle(resources) });
  const { record } = await house.ask(`gp { problems {
    sources { state } items { code { display } actualProblem { kind } relatedProblems { relation } linksNotShown }
  } }`);
  await house.close();
  expect(record.gp).toMatchObject({
    problems: {
      sources: [{ state: 'COMPLETE' }],
      items: [
        {
          code: { display: 'Essential hypertension' },
          actualProblem: { kind: 'Observation' },
          relatedProblems: [{ relation: 'CHILD' }],
          linksNotShown: 4,
        },
        { code: { display: 'Chronic kidney disease' }, actualProblem: null, linksNotShown: 0 },
      ],
    },
  });
});
