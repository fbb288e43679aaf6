import { describe, expect, it } from 'vitest';
import { readFhir } from '../support/fhir-answers.ts';

const subject = { reference: 'Patient/p1' };
const details = 'Details of some items could not be read and were left out.';

const report = (more: object = {}) => ({
  resourceType: 'DiagnosticReport',
  id: 'r1',
  status: 'final',
  code: { text: 'Blood count' },
  subject,
  ...more,
});

const observation = (more: object = {}) => ({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: { text: 'Haemoglobin' },
  valueQuantity: { value: 131, unit: 'g/L' },
  subject,
  ...more,
});

const readReports = (reports: readonly object[], observations: readonly object[] | undefined = []) =>
  readFhir('investigations', {
    DiagnosticReport: reports,
    ...(observations === undefined ? {} : { Observation: observations }),
  });

const readObservation = async (more: object) => {
  const { items, warnings } = await readFhir('observations', {
    Observation: [observation({ valueQuantity: undefined, ...more })],
  });
  return { item: items[0], warnings };
};

describe('the results of a report', () => {
  it('may stand inside it, in panels too, without a subject of their own', async () => {
    const { items, warnings } = await readReports([
      report({
        contained: [
          { ...observation({ id: 'panel', valueQuantity: undefined }), hasMember: [{ reference: '#hb' }] },
          observation({ id: 'hb', subject: undefined }),
        ],
        result: [{ reference: '#panel' }],
      }),
    ]);
    expect(items).toMatchObject([{ results: [{ value: null }, { value: '131' }] }]);
    expect(warnings).toEqual([]);
  });

  it('inside two reports under one id are two', async () => {
    const inside = (value: number) => ({
      contained: [observation({ id: 'x', valueQuantity: { value } })],
      result: [{ reference: '#x' }],
    });
    const { items } = await readReports([report(inside(1)), report({ id: 'r2', ...inside(2) })]);
    expect(items).toMatchObject([{ results: [{ value: '1' }] }, { results: [{ value: '2' }] }]);
    const results = items.flatMap((item) => item['results'] as readonly { readonly id: string }[]);
    expect(new Set(results.map(({ id }) => id)).size).toBe(2);
  });

  it('are found by their UUID', async () => {
    const id = '5f0c2b1e-8a53-4a0c-9c1d-3c6f0f7f8a10';
    const { items, warnings } = await readReports(
      [report({ result: [{ reference: `urn:uuid:${id}` }] })],
      [observation({ id })],
    );
    expect(items).toMatchObject([{ results: [{ value: '131' }] }]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['are not there', { result: [{ reference: 'Observation/gone' }] }, []],
    ['are of a kind that the server does not give', { result: [{ reference: 'Observation/o1' }] }, undefined],
    [
      'stand inside it and are somebody else’s',
      {
        contained: [observation({ id: 'x', subject: { reference: 'Patient/p9' } })],
        result: [{ reference: '#x' }],
      },
      [],
    ],
  ])('are said to be missing where they %s', async (_, more, observations) => {
    const { items, warnings } = await readReports([report(more)], observations);
    expect(items).toMatchObject([{ code: { display: 'Blood count' }, results: [] }]);
    expect(warnings).toEqual([details]);
  });
});

describe('the value of an observation', () => {
  it.each([
    [
      'between two',
      { valueRange: { low: { value: 5, unit: 'mg' }, high: { value: 10, unit: 'mg' } } },
      '5 to 10 mg',
    ],
    ['of a titre', { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1:128'],
    ['at a time of the day', { valueTime: '14:30:00' }, '14:30:00'],
    ['over a time', { valuePeriod: { start: '2026-05-01', end: '2026-05-03' } }, '2026-05-01 to 2026-05-03'],
    [
      'as a curve',
      { valueSampledData: { origin: { value: 0 }, period: 10, dimensions: 1, data: '1 2' } },
      'Sampled data',
    ],
    ['that is no', { valueBoolean: false }, 'false'],
    ['of none', { valueInteger: 0 }, '0'],
    ['that is missing, with the reason', { dataAbsentReason: { text: 'Not performed' } }, 'Not performed'],
  ])('%s is told', async (_, more, value) => {
    const { item, warnings } = await readObservation(more);
    expect(item).toMatchObject({ value });
    expect(warnings).toEqual([]);
  });

  it('has the moment at which it was observed', async () => {
    const { item } = await readObservation({ effectiveInstant: '2026-05-01T10:00:00.123+01:00' });
    expect(item).toMatchObject({ date: '2026-05-01T10:00:00.123+01:00' });
  });
});

describe('what is normal', () => {
  const range = (low: number, high: number, more: object = {}) => ({
    low: { value: low },
    high: { value: high },
    ...more,
  });
  const kind = (code: string, text: string) => ({
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/referencerange-meaning', code }],
      text,
    },
  });

  it('is the range that says that it is, whatever else is beside it', async () => {
    const { item } = await readObservation({
      referenceRange: [
        range(200, 300, kind('treatment', 'Treatment')),
        range(100, 180, kind('normal', 'Normal')),
      ],
    });
    expect(item).toMatchObject({
      referenceRange: { low: { value: 100 }, high: { value: 180 }, text: '100-180' },
    });
  });

  it('is no one range where there are several for several people, and all are told', async () => {
    const { item } = await readObservation({
      referenceRange: [
        range(130, 170, { appliesTo: [{ text: 'Men' }] }),
        range(120, 150, { appliesTo: [{ text: 'Women' }] }),
      ],
    });
    expect(item).toMatchObject({
      referenceRange: { low: null, high: null, text: 'Men: 130-170; Women: 120-150' },
    });
  });

  it('is not what is aimed at', async () => {
    const { item } = await readObservation({
      referenceRange: [range(200, 300, kind('treatment', 'Treatment'))],
    });
    expect(item).toMatchObject({ referenceRange: { low: null, high: null, text: 'Treatment: 200-300' } });
  });
});

it('the notes of a report are told', async () => {
  const { items } = await readReports([
    report({
      extension: [
        {
          url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.note',
          valueAnnotation: { text: 'The sample was haemolysed.' },
        },
      ],
    }),
  ]);
  expect(items).toMatchObject([{ note: 'The sample was haemolysed.' }]);
});
