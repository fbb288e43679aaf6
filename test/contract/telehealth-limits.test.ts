import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDigit } from '../../schema/runtime/nhs-number.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;

const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
});
const glucose = { code: snomed('997671000000106', 'Blood glucose level') };
/** Kinds that are not known. */
const waist = { code: snomed('276361009', 'Waist circumference') };
const skin = { code: snomed('364537001', 'Skin temperature') };
const score = { code: snomed('225908003', 'Pain score') };

const people = Array.from({ length: 40 }, (_, index) => `9990003${String(index).padStart(2, '0')}`).flatMap(
  (nine) => (checkDigit(nine) === undefined ? [] : [`${nine}${checkDigit(nine)}`]),
);
let next = 0;

beforeAll(async () => {
  house = await startTelehealthHouse();
  await house.provider.insert(
    'cyp001mpi',
    ...people.map((nhs_number, index) => ({
      effective_from: '2026-05-01',
      local_patient_id: `P${index}`,
      nhs_number,
      person_birth_date: '1951-12-12',
    })),
  );
  await house.provider.insert(
    'cyp004careplantype',
    ...people.map((_, index) => ({
      effective_from: '2026-05-01',
      local_patient_id: `P${index}`,
      care_plan_id: `PL${index}`,
      care_plan_implementation_date: '2026-04-01',
    })),
  );
});

afterAll(() => house?.close());

type Limit = readonly [
  { code: { coding: readonly { code: string }[] } },
  'below' | 'above',
  number,
  string | null,
];

/** Sends one reading of somebody with some limits, and reads what became of it. */
async function sendWith(limits: readonly Limit[], changes: Record<string, unknown>) {
  const index = next;
  const person = people[index];
  if (person === undefined) throw new Error('There are more tests than people.');
  next += 1;
  await house.provider.insert(
    'care_plan_threshold',
    ...limits.map(([{ code }, comparison, limit_value, ucum_unit], place) => ({
      care_plan_id: `PL${index}`,
      threshold_id: `T${place}`,
      observation_snomed: code.coding[0]?.code,
      comparison,
      limit_value,
      ucum_unit,
      respond_within_minutes: 60,
    })),
  );
  await house.community.settled();
  const sent = { identifier: toIdentifier(`limit${index}`), valueQuantity: undefined, ...changes };
  const { status } = await house.send(toGlucose(person, sent));
  const { community } = await house.ask(
    `readings { sources { state } items { text original value { value unit comparator } concerns components { original } } }
     alerts { sources { state warnings { message } } items { message state } }`,
    { nhsNumber: person },
  );
  const [reading] = community.readings.items;
  const messages: string[] = community.alerts.items.map(({ message }: { message: string }) => message);
  return { status, reading, messages, alerts: community.alerts, person };
}

const amount = (value: number, code: string | undefined, unit = code) => ({
  valueQuantity: { value, unit, code },
});

describe('a limit of a kind that is not known', () => {
  test.each<[name: string, limit: Limit, changes: Record<string, unknown>, message: string]>([
    [
      'in the same unit',
      [waist, 'above', 102, 'cm'],
      { ...waist, ...amount(103, 'cm') },
      'Waist circumference 103 cm is above 102 cm.',
    ],
    [
      'in a unit that is turned into the other',
      [skin, 'above', 38, 'Cel'],
      { ...skin, ...amount(101.3, '[degF]', '°F') },
      'Skin temperature 101.3 °F is above 38 Cel.',
    ],
    [
      'of another of its codes',
      [waist, 'above', 102, 'cm'],
      {
        code: {
          text: 'Waist',
          coding: [{ system: 'http://snomed.info/sct', code: '1' }, ...waist.code.coding],
        },
        ...amount(103, 'cm'),
      },
      'Waist 103 cm is above 102 cm.',
    ],
    [
      'of bare numbers',
      [score, 'above', 6, null],
      { ...score, ...amount(7, '{score}', 'score') },
      'Pain score 7 score is above 6.',
    ],
    ['of whole numbers', [score, 'above', 6, '1'], { ...score, valueInteger: 7 }, 'Pain score 7 is above 6.'],
  ])('%s is crossed', async (_name, limit, changes, message) => {
    const { messages, reading, alerts } = await sendWith([limit], changes);
    expect(messages).toStrictEqual([message]);
    expect(reading.concerns).toStrictEqual([]);
    expect(alerts.sources).toMatchObject([{ state: 'COMPLETE' }]);
  });

  test.each<[name: string, limit: Limit, changes: Record<string, unknown>]>([
    ['reached exactly', [skin, 'above', 38, 'Cel'], { ...skin, ...amount(100.4, '[degF]', '°F') }],
    ['not reached', [waist, 'above', 102, 'cm'], { ...waist, ...amount(101, 'cm') }],
  ])('that is %s raises nothing, and leaves nothing open', async (_name, limit, changes) => {
    const { messages, reading, alerts } = await sendWith([limit], changes);
    expect([messages, reading.concerns]).toStrictEqual([[], []]);
    expect(alerts.sources).toMatchObject([{ state: 'NONE_RECORDED' }]);
  });

  test.each<[name: string, limit: Limit, changes: Record<string, unknown>]>([
    ['another unit', [waist, 'above', 102, 'cm'], { ...waist, ...amount(44, '[in_i]', 'in') }],
    ['a larger number in another unit', [waist, 'above', 40, '[in_i]'], { ...waist, ...amount(98, 'cm') }],
    ['no unit', [waist, 'above', 102, 'cm'], { ...waist, ...amount(140, undefined) }],
    ['a unit where the limit has none', [waist, 'above', 102, null], { ...waist, ...amount(140, 'cm') }],
    [
      'a code and words that differ',
      [waist, 'above', 38, 'Cel'],
      { ...waist, ...amount(100, 'Cel', 'degrees Fahrenheit') },
    ],
    ['words in place of an amount', [waist, 'above', 102, 'cm'], { ...waist, valueString: 'not taken' }],
  ])('is never taken as kept for %s', async (_name, limit, changes) => {
    const { messages, reading, alerts } = await sendWith([limit], changes);
    expect(messages).toStrictEqual([]);
    expect(reading.concerns).toStrictEqual(['LIMIT_NOT_COMPARED']);
    expect(alerts.sources).toMatchObject([
      {
        state: 'PARTIAL',
        warnings: [{ message: expect.stringContaining('One reading of the last 72 hours could not be') }],
      },
    ]);
  });
});

test('a reading of a known kind that cannot be compared says so, and so does a limit that cannot be used', async () => {
  const bare = await sendWith([[glucose, 'below', 4, 'mmol/L']], amount(3, undefined));
  expect([bare.messages, bare.reading.concerns]).toStrictEqual([
    [],
    ['UNIT_NOT_CONVERTED', 'LIMIT_NOT_COMPARED'],
  ]);
  const unusable = await sendWith([[glucose, 'above', 270, 'kg']], amount(19, 'mmol/L'));
  expect([unusable.messages, unusable.reading.concerns]).toStrictEqual([[], ['LIMIT_NOT_COMPARED']]);
  const none = await sendWith([], amount(3, undefined));
  expect(none.reading.concerns).toStrictEqual(['UNIT_NOT_CONVERTED']);
  expect(none.alerts.sources).toMatchObject([{ state: 'NONE_RECORDED' }]);
});

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
      const { status, reading, messages, alerts } = await sendWith(limits, changes);
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
    const { reading, messages } = await sendWith(limits, changes);
    expect(reading.value).toStrictEqual(value);
    expect(messages).toStrictEqual([message]);
  });

  test('a bound without a unit raises its own side, and is not taken as kept on the other', async () => {
    const { reading, messages } = await sendWith(limits, { valueString: '>33.3' });
    expect(reading).toMatchObject({
      original: '>33.3',
      value: null,
      concerns: ['UNIT_NOT_CONVERTED', 'LIMIT_NOT_COMPARED'],
    });
    expect(messages).toStrictEqual(['Blood glucose level >33.3 is above 15 mmol/L.']);
  });

  test('what is said of a number, or of parts with numbers, changes none of them', async () => {
    const offScale = interpreted('>', 'Off scale high');
    const number = await sendWith(limits, { ...amount(14, 'mmol/L'), ...offScale });
    expect(number.reading).toMatchObject({ original: '14 mmol/L', concerns: [] });
    expect(number.reading.value).toStrictEqual({ value: 14, unit: 'mmol/L', comparator: null });
    expect(number.messages).toStrictEqual([]);
    const whole = await sendWith([], {
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
    const { reading, messages, person } = await sendWith([[systolic, 'above', 180, 'mm[Hg]']], {
      ...pressure,
      component,
    });
    expect(reading).toMatchObject({ components: [{ original: 'HI' }], concerns: ['HIGH_WITHOUT_NUMBER'] });
    expect(messages).toStrictEqual(['Systolic blood pressure HI is above 180 mmHg.']);
    await house.send(
      toGlucose(person, {
        ...pressure,
        identifier: toIdentifier(`limit${next - 1}`),
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
    const { reading, messages } = await sendWith([[score, 'above', 6, null]], {
      ...score,
      valueString: 'High',
    });
    expect(reading).toMatchObject({ text: 'High', concerns: ['LIMIT_NOT_COMPARED'] });
    expect(messages).toStrictEqual([]);
  });
});
