import { describe, expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { parseStructuredRecord } from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import {
  listCodes,
  patientResource,
  type Resource,
  snomedConcept,
  toBundle,
  toExtension,
  toList,
} from '../support/primary-bundle.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { subject } from '../support/primary-house.ts';
import { idSecret } from '../support/secrets.ts';

const recordIds = createRecordIds(idSecret);
const about = { subject: { reference: 'Patient/p1' } };
const own = (value: string) => ({ identifier: [{ system: 'https://EMISWeb/Z99001', value }] });

function read(resources: readonly Resource[]) {
  const record = parseStructuredRecord(toBundle([patientResource, ...resources]), {
    subject,
    practiceOdsCode: 'Z99001',
    recordIds,
    suppliers: createSuppliers(),
    today: '2026-11-22',
  });
  if (record.kind === 'failed') throw new Error('A good record was refused.');
  return record;
}

describe('an acute medicine without an end is active on its first day only', () => {
  const readStatus = (type: string, effectivePeriod: object) => {
    const { medications } = read([
      {
        resourceType: 'MedicationStatement',
        id: 'ms1',
        ...own('1'),
        ...about,
        status: 'active',
        basedOn: [{ reference: 'MedicationRequest/plan' }],
        medicationReference: { display: 'Amoxicillin 500mg capsules' },
        effectivePeriod,
      },
      {
        resourceType: 'MedicationRequest',
        id: 'plan',
        ...about,
        intent: 'plan',
        extension: [toExtension('PrescriptionType', { valueCodeableConcept: { coding: [{ code: type }] } })],
      },
      toList(listCodes.medications, ['MedicationStatement/ms1']),
    ]);
    return medications.outcome.kind === 'found' ? medications.outcome.value[0]?.status : undefined;
  };

  test.each([
    ['acute', { start: '2026-11-22' }, 'ACTIVE'],
    ['acute', { start: '2026-11-21' }, 'COMPLETED'],
    ['acute', { start: '2026-11' }, 'ACTIVE'],
    ['acute', { start: '2026-11-21', end: '2026-11-28' }, 'ACTIVE'],
    ['acute', {}, 'ACTIVE'],
    ['repeat', { start: '2019-01-01' }, 'ACTIVE'],
  ])('%s %o is %s', (type, period, status) => {
    expect(readStatus(type, period)).toBe(status);
  });
});

describe('a consultation', () => {
  const encounter = (more: object = {}): Resource => ({
    resourceType: 'Encounter',
    id: 'e1',
    ...own('1'),
    ...about,
    status: 'finished',
    type: [{ text: 'Telephone call' }],
    ...more,
  });
  const frame = (references: readonly string[]) =>
    toList('325851000000107', references, { id: 'cons', encounter: { reference: 'Encounter/e1' } });
  const readConsultation = (resources: readonly Resource[]) => {
    const { encounters } = read([...resources, toList(listCodes.consultations, ['Encounter/e1'])]);
    const consultation = encounters.outcome.kind === 'found' ? encounters.outcome.value[0] : undefined;
    return { consultation, warnings: encounters.warnings.map(({ message }) => message) };
  };
  const note = (id: string, comment: string): Resource => ({
    resourceType: 'Observation',
    id,
    ...about,
    code: snomedConcept('37331000000100', 'Comment note'),
    comment,
  });

  test.each([
    ['finished', 'FINISHED'],
    ['unknown', 'DRAFT'],
    ['in-progress', 'IN_PROGRESS'],
    ['something-else', 'UNKNOWN'],
  ])('that is %s reads %s', (status, expected) => {
    const { consultation } = readConsultation([encounter({ status }), frame([])]);
    expect(consultation).toMatchObject({ status: expected, title: 'Telephone call', kind: 'CONSULTATION' });
  });

  test('without a date, class or participants is a consultation all the same', () => {
    const { consultation } = readConsultation([encounter(), frame([])]);
    expect(consultation).toMatchObject({ period: { start: null, end: null }, performers: [], topics: [] });
  });

  test('without its list has lost what was recorded in it', () => {
    const { consultation, warnings } = readConsultation([encounter()]);
    expect(consultation?.topics).toEqual([]);
    expect(warnings).toEqual(['1 consultation came without what was recorded in it.']);
  });

  test('keeps lines and headings that stand where they need not', () => {
    const { consultation, warnings } = readConsultation([
      encounter(),
      frame(['Observation/n1', 'List/h1', 'List/t1']),
      toList('24781000000107', ['Observation/n2', 'List/h2'], { id: 'h1', title: 'History' }),
      toList('24781000000107', ['Observation/n3'], { id: 'h2', title: 'Inside' }),
      toList('25851000000105', ['Observation/n4'], { id: 't1', title: 'Topic' }),
      ...['n1', 'n2', 'n3', 'n4'].map((id) => note(id, `line ${id}`)),
    ]);
    const line = (id: string) => ({ text: `line ${id}`, code: null, date: null });
    expect(consultation?.topics).toEqual([
      {
        title: null,
        problem: null,
        headings: [
          { title: null, entries: [line('n1')] },
          { title: 'History', entries: [line('n2'), line('n3')] },
        ],
      },
      { title: 'Topic', problem: null, headings: [{ title: null, entries: [line('n4')] }] },
    ]);
    expect(warnings).toEqual([]);
  });

  test('whose lists lead round in a circle comes to an end', () => {
    const { consultation } = readConsultation([
      encounter(),
      frame(['List/t1']),
      toList('25851000000105', ['List/h1'], { id: 't1' }),
      toList('24781000000107', ['List/t1', 'List/cons', 'Observation/n1'], { id: 'h1' }),
      note('n1', 'once'),
    ]);
    expect(JSON.stringify(consultation).match(/once/g)).toHaveLength(1);
  });

  test('says in place what the system cannot send, and counts what is missing or about someone else', () => {
    const sentence = 'Referral items are not supported by the provider system';
    const { consultation, warnings } = readConsultation([
      encounter(),
      frame(['List/t1']),
      toList('25851000000105', [sentence, 'Observation/gone', 'Observation/other'], { id: 't1' }),
      { ...note('other', 'someone else'), subject: { reference: 'Patient/p2' } },
    ]);
    expect(consultation?.topics?.[0]?.headings).toEqual([
      { title: null, entries: [{ text: sentence, code: null, date: null }] },
    ]);
    expect(warnings).toEqual([
      "1 item is missing because the practice's system cannot send it.",
      '2 parts of items could not be read and were left out (List.entry missing from the answer; Observation.code).',
    ]);
  });

  test.each([
    [
      {
        resourceType: 'Immunization',
        notGiven: true,
        vaccineCode: snomedConcept('46233009', 'Influenza vaccine'),
        date: '2025-10-01',
      },
      { text: 'Immunisation not given: Influenza vaccine', date: '2025-10-01' },
    ],
    [
      {
        resourceType: 'ReferralRequest',
        description: 'Please see this patient',
        serviceRequested: [snomedConcept('310137008', 'Podiatry service')],
        authoredOn: '2025-10-01',
      },
      { text: 'Referral: Podiatry service – Please see this patient', date: '2025-10-01' },
    ],
    [
      { resourceType: 'DocumentReference', type: { text: 'Discharge letter' }, created: '2025' },
      { text: 'Document: Discharge letter', date: '2025' },
    ],
    [
      { resourceType: 'Observation', code: { text: 'Smoker' }, valueBoolean: false },
      { text: 'Smoker: no', date: null },
    ],
    [
      {
        resourceType: 'Observation',
        code: { text: 'Plantar fasciitis' },
        comment: 'after',
        component: [{ code: snomedConcept('37331000000100', 'Comment note'), valueString: 'before' }],
      },
      { text: 'before – Plantar fasciitis – after', date: null },
    ],
  ])('tells a line in words: %#', (resource, expected) => {
    const { consultation } = readConsultation([
      encounter(),
      frame(['List/t1']),
      toList('25851000000105', [`${resource.resourceType}/x`], { id: 't1' }),
      { ...resource, ...about, id: 'x' },
    ]);
    expect(consultation?.topics?.[0]?.headings[0]?.entries).toMatchObject([expected]);
  });
});

test('the term that the clinician chose is shown where the source wrote no words of its own', () => {
  const url = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-coding-sctdescid';
  const { conditions } = read([
    {
      resourceType: 'Condition',
      id: 'c1',
      ...own('1'),
      ...about,
      clinicalStatus: 'inactive',
      code: {
        coding: [
          {
            system: 'http://snomed.info/sct',
            code: '22298006',
            display: 'Myocardial infarction',
            extension: [{ url, extension: [{ url: 'descriptionDisplay', valueString: 'Heart attack' }] }],
          },
        ],
      },
      abatementDateTime: '2024-05',
    },
    toList(listCodes.problems, ['Condition/c1']),
  ]);
  expect(conditions.outcome).toMatchObject({
    value: [
      {
        code: { display: 'Heart attack', preferred: { code: '22298006' } },
        clinicalStatus: 'INACTIVE',
        abated: '2024-05',
      },
    ],
  });
});
