import { expect, it } from 'vitest';
import { readFhir } from '../support/fhir-answers.ts';

const read = async (dosageInstruction: readonly object[]) => {
  const { items, warnings } = await readFhir('medications', {
    MedicationRequest: [
      {
        resourceType: 'MedicationRequest',
        id: 'mr1',
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: { text: 'Codeine 30mg tablets' },
        subject: { reference: 'Patient/p1' },
        dosageInstruction,
      },
    ],
  });
  return { dosage: items[0]?.['dosage'], period: items[0]?.['period'], warnings };
};

const oral = { coding: [{ system: 'http://snomed.info/sct', code: '26643006', display: 'Oral' }] };
const mg = (value: number) => ({ value, unit: 'mg' });

it.each([
  ['words alone', { text: 'One at night' }, 'One at night'],
  [
    'words without the dose and the way, which stand in fields',
    {
      text: 'Four times a day',
      route: oral,
      doseAndRate: [{ doseQuantity: mg(30) }],
      timing: { repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
    },
    'Four times a day (30 mg, Oral)',
  ],
  [
    'words that say all',
    {
      text: '30mg oral when required',
      asNeededBoolean: true,
      doseAndRate: [{ doseQuantity: mg(30) }],
      route: oral,
    },
    '30mg oral when required',
  ],
  [
    'words that do not say that it is for need alone, nor the most',
    {
      text: 'One tablet up to 4 times a day',
      asNeededCodeableConcept: { text: 'pain' },
      maxDosePerPeriod: { numerator: mg(240), denominator: { value: 24, unit: 'h' } },
    },
    'One tablet up to 4 times a day (as needed for pain, at most 240 mg per 24 h)',
  ],
  [
    'words that say nothing of time',
    {
      text: 'Complete the course',
      timing: {
        repeat: { frequency: 1, period: 8, periodUnit: 'h', boundsDuration: { value: 7, unit: 'days' } },
      },
    },
    'Complete the course (once every 8 hours, for 7 days)',
  ],
  [
    'words that do not say for how long',
    {
      text: 'One tablet twice a day',
      timing: {
        repeat: { frequency: 2, period: 1, periodUnit: 'd', boundsDuration: { value: 7, unit: 'days' } },
      },
    },
    'One tablet twice a day (for 7 days)',
  ],
  [
    'fields alone',
    {
      timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd', when: ['PC'] } },
      asNeededBoolean: true,
      route: oral,
      doseAndRate: [{ doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } } }],
      additionalInstruction: [{ text: 'May cause drowsiness' }],
    },
    '1 to 2 tablet, Oral, May cause drowsiness, 3 times every day, after a meal, as needed',
  ],
  [
    'an infusion',
    {
      doseAndRate: [{ doseQuantity: { value: 1, unit: 'L' }, rateQuantity: { value: 125, unit: 'mL/h' } }],
      timing: { repeat: { duration: 8, durationUnit: 'h', count: 1 } },
    },
    '1 L, at 125 mL/h, over 8 hours, 1 time in all',
  ],
  [
    'a rate of two amounts',
    {
      doseAndRate: [
        { rateRatio: { numerator: { value: 5, unit: 'mL' }, denominator: { value: 1, unit: 'h' } } },
      ],
    },
    'at 5 mL per 1 h',
  ],
  [
    'days and times',
    { timing: { repeat: { dayOfWeek: ['mon', 'thu'], timeOfDay: ['08:00:00', '20:30:00'] } } },
    'on Monday, Thursday, at 08:00, 20:30',
  ],
  [
    'a range of times and of periods',
    { timing: { repeat: { frequency: 3, frequencyMax: 4, period: 2, periodMax: 3, periodUnit: 'wk' } } },
    '3 to 4 times every 2 to 3 weeks',
  ],
  ['minutes before a meal', { timing: { repeat: { when: ['AC'], offset: 30 } } }, '30 minutes before a meal'],
  ['a code of timing alone', { timing: { code: { coding: [{ code: 'BID' }] } } }, 'BID'],
  ['a day', { timing: { event: ['2026-05-01'] } }, 'at 2026-05-01'],
  [
    'a comparator',
    { maxDosePerAdministration: { value: 60, comparator: '<', unit: 'mg' } },
    'at most <60 mg at a time',
  ],
])('a dose is told in %s', async (_, given, expected) => {
  const { dosage, warnings } = await read([given]);
  expect(dosage).toBe(expected);
  expect(warnings).toEqual([]);
});

it('a dose that changes is told in its steps, in order, and holds from the first to the last', async () => {
  const step = (sequence: number, value: number, start: string, end: string) => ({
    sequence,
    doseAndRate: [{ doseQuantity: mg(value) }],
    timing: { repeat: { boundsPeriod: { start, end } } },
  });
  const { dosage, period } = await read([
    step(2, 15, '2026-05-08', '2026-05-14'),
    step(1, 30, '2026-05-01', '2026-05-07'),
  ]);
  expect(dosage).toBe('30 mg, from 2026-05-01 until 2026-05-07\n15 mg, from 2026-05-08 until 2026-05-14');
  expect(period).toEqual({ start: '2026-05-01', end: '2026-05-14' });
});

it('a dose has no end where one of its steps has none', async () => {
  const bounds = (boundsPeriod: object) => ({ text: 'One daily', timing: { repeat: { boundsPeriod } } });
  const { period } = await read([
    bounds({ start: '2026-05-01', end: '2026-05-07' }),
    bounds({ start: '2026-05-08' }),
  ]);
  expect(period).toEqual({ start: '2026-05-01', end: null });
});

it('a medicine without a dose has none, and one whose dose cannot be read says so', async () => {
  expect(await read([])).toMatchObject({ dosage: null, warnings: [] });
  expect(await read([{ text: 7 }])).toMatchObject({
    dosage: null,
    warnings: ['Details of some items could not be read and were left out.'],
  });
});
