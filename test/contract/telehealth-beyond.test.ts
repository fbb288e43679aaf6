import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  amount,
  glucose,
  type Limit,
  type LimitedHouse,
  score,
  snomed,
  startLimitedHouse,
} from '../support/telehealth-limits.ts';
import { toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: LimitedHouse;

beforeAll(async () => {
  house = await startLimitedHouse();
});

afterAll(() => house?.close());

describe('what a meter shows in place of a number', () => {
  const limits: readonly Limit[] = [
    [glucose, 'below', 4, 'mmol/L'],
    [glucose, 'above', 270, 'mg/dL'],
  ];
  const interpreted = (code: string, display: string) => ({
    interpretation: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
            code,
            display,
          },
        ],
      },
    ],
  });
  const absent = (code: string) => ({ dataAbsentReason: { coding: [{ code }] } });

  test.each<[name: string, changes: Record<string, unknown>, text: string, side: 'HIGH' | 'LOW']>([
    ['HI', { valueString: 'HI' }, 'HI', 'HIGH'],
    ['LO', { valueString: 'LO' }, 'LO', 'LOW'],
    ['Hi with a unit', { valueString: 'Hi mmol/L' }, 'Hi mmol/L', 'HIGH'],
    ['a concept', { valueCodeableConcept: { text: 'Low' } }, 'Low', 'LOW'],
    [
      'an interpretation',
      { ...absent('error'), ...interpreted('LX', 'Below low threshold') },
      'Below low threshold',
      'LOW',
    ],
    ['an interpretation alone', interpreted('HX', 'Above high threshold'), 'Above high threshold', 'HIGH'],
    [
      'an amount without its number',
      { valueQuantity: { unit: 'mmol/L' }, ...interpreted('>', 'Off scale high') },
      'Off scale high',
      'HIGH',
    ],
    ['no end', absent('positive-infinity'), 'too high to measure', 'HIGH'],
    ['no end below', absent('negative-infinity'), 'too low to measure', 'LOW'],
  ])(
    '%s is kept as it is, and raises the alert that the number would',
    async (_name, changes, text, side) => {
      const { status, reading, messages, alerts } = await house.sendWith(limits, changes);
      expect(status).toBe(201);
      expect(reading).toMatchObject({
        text,
        value: null,
        original: null,
        concerns: [`${side}_WITHOUT_NUMBER`],
      });
      expect(messages).toStrictEqual([
        side === 'LOW'
          ? `Blood glucose level ${text} is below 4 mmol/L.`
          : `Blood glucose level ${text} is above 15 mmol/L.`,
      ]);
      expect(alerts.sources).toMatchObject([{ state: 'COMPLETE' }]);
    },
  );

  test.each<[name: string, changes: Record<string, unknown>, value: unknown, message: string]>([
    [
      'a comparator',
      { valueQuantity: { value: 33.3, comparator: '>', unit: 'mmol/L' } },
      { value: 33.3, unit: 'mmol/L', comparator: '>' },
      'Blood glucose level >33.3 mmol/L is above 15 mmol/L.',
    ],
    [
      'a text with a unit',
      { valueString: '< 0.6 mmol/L' },
      { value: 0.6, unit: 'mmol/L', comparator: '<' },
      'Blood glucose level <0.6 mmol/L is below 4 mmol/L.',
    ],
    [
      'less than can be true',
      { valueQuantity: { value: 0.1, comparator: '<', unit: 'mmol/L' } },
      null,
      'Blood glucose level <0.1 mmol/L is below 4 mmol/L.',
    ],
  ])('%s keeps its bound and raises the alert', async (_name, changes, value, message) => {
    const { reading, messages } = await house.sendWith(limits, changes);
    expect(reading.value).toStrictEqual(value);
    expect(messages).toStrictEqual([message]);
  });

  test('a bound without a unit raises its own side, and is not taken as kept on the other', async () => {
    const { reading, messages } = await house.sendWith(limits, { valueString: '>33.3' });
    expect(reading).toMatchObject({
      original: '>33.3',
      value: null,
      concerns: ['UNIT_NOT_CONVERTED', 'LIMIT_NOT_COMPARED'],
    });
    expect(messages).toStrictEqual(['Blood glucose level >33.3 is above 15 mmol/L.']);
  });

  test('what is said of a number, or of parts with numbers, changes none of them', async () => {
    const offScale = interpreted('>', 'Off scale high');
    const number = await house.sendWith(limits, { ...amount(14, 'mmol/L'), ...offScale });
    expect(number.reading).toMatchObject({ original: '14 mmol/L', concerns: [] });
    expect(number.reading.value).toStrictEqual({ value: 14, unit: 'mmol/L', comparator: null });
    expect(number.messages).toStrictEqual([]);
    const whole = await house.sendWith([], {
      code: snomed('75367002', 'Blood pressure'),
      ...offScale,
      component: [{ code: snomed('271649006', 'Systolic'), ...amount(178, 'mm[Hg]', 'mmHg') }],
    });
    expect(whole.reading).toMatchObject({
      text: null,
      concerns: [],
      components: [{ original: '178 mmHg' }],
    });
  });

  test('a part that is too high raises its alert, and a correction withdraws it', async () => {
    const systolic = { code: snomed('271649006', 'Systolic blood pressure') };
    const component = [{ ...systolic, valueString: 'HI' }];
    const pressure = { code: snomed('75367002', 'Blood pressure'), issued: '2026-06-01T08:00:00Z' };
    const { reading, messages, person, identifier } = await house.sendWith(
      [[systolic, 'above', 180, 'mm[Hg]']],
      {
        ...pressure,
        component,
      },
    );
    expect(reading).toMatchObject({ components: [{ original: 'HI' }], concerns: ['HIGH_WITHOUT_NUMBER'] });
    expect(messages).toStrictEqual(['Systolic blood pressure HI is above 180 mmHg.']);
    await house.send(
      toGlucose(person, {
        ...pressure,
        identifier: toIdentifier(identifier),
        valueQuantity: undefined,
        status: 'corrected',
        issued: '2026-06-01T09:00:00Z',
        component: [{ ...systolic, ...amount(140, 'mm[Hg]', 'mmHg') }],
      }),
    );
    const { community } = await house.ask('alerts { items { state } }', { nhsNumber: person });
    expect(community.alerts.items).toStrictEqual([{ state: 'WITHDRAWN' }]);
  });

  test('of what nobody knows as an amount, high is an answer and no alert', async () => {
    const { reading, messages } = await house.sendWith([[score, 'above', 6, null]], {
      ...score,
      valueString: 'High',
    });
    expect(reading).toMatchObject({ text: 'High', concerns: ['LIMIT_NOT_COMPARED'] });
    expect(messages).toStrictEqual([]);
  });
});
