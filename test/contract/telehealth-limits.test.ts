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

let house: LimitedHouse;

beforeAll(async () => {
  house = await startLimitedHouse();
});

afterAll(() => house?.close());

/** Kinds that are not known. */
const waist = { code: snomed('276361009', 'Waist circumference') };
const skin = { code: snomed('364537001', 'Skin temperature') };

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
    const { messages, reading, alerts } = await house.sendWith([limit], changes);
    expect(messages).toStrictEqual([message]);
    expect(reading.concerns).toStrictEqual([]);
    expect(alerts.sources).toMatchObject([{ state: 'COMPLETE' }]);
  });

  test.each<[name: string, limit: Limit, changes: Record<string, unknown>]>([
    ['reached exactly', [skin, 'above', 38, 'Cel'], { ...skin, ...amount(100.4, '[degF]', '°F') }],
    ['not reached', [waist, 'above', 102, 'cm'], { ...waist, ...amount(101, 'cm') }],
  ])('that is %s raises nothing, and leaves nothing open', async (_name, limit, changes) => {
    const { messages, reading, alerts } = await house.sendWith([limit], changes);
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
    const { messages, reading, alerts } = await house.sendWith([limit], changes);
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
  const bare = await house.sendWith([[glucose, 'below', 4, 'mmol/L']], amount(3, undefined));
  expect([bare.messages, bare.reading.concerns]).toStrictEqual([
    [],
    ['UNIT_NOT_CONVERTED', 'LIMIT_NOT_COMPARED'],
  ]);
  const unusable = await house.sendWith([[glucose, 'above', 270, 'kg']], amount(19, 'mmol/L'));
  expect([unusable.messages, unusable.reading.concerns]).toStrictEqual([[], ['LIMIT_NOT_COMPARED']]);
  const none = await house.sendWith([], amount(3, undefined));
  expect(none.reading.concerns).toStrictEqual(['UNIT_NOT_CONVERTED']);
  expect(none.alerts.sources).toMatchObject([{ state: 'NONE_RECORDED' }]);
});
