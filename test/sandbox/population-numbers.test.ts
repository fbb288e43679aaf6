import fc from 'fast-check';
import nhsNumberValidator from 'nhs-number-validator';
import { describe, expect, test } from 'vitest';
import { createNhsNumbers, maximumPeople } from '../../sandbox/population/nhs-numbers.ts';

const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('NHS numbers', () => {
  test('are valid, from the 999 range and not one digit repeated', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: maximumPeople - 1 }), (seed, index) => {
        const number = createNhsNumbers(seed).current(index);
        expect(number).toMatch(/^999\d{7}$/);
        expect(number).not.toBe('9999999999');
        expect(nhsNumberValidator.validate(number)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('lead back to their position', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: maximumPeople - 1 }), (seed, index) => {
        const numbers = createNhsNumbers(seed);
        const number = numbers.current(index);
        expect(nhsNumberValidator.validate(number)).toBe(true);
        expect(numbers.indexOf(number)).toBe(index);
      }),
      { numRuns: 2_000 },
    );
  });

  test('lead back from a superseded number too', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 999 }), (seed, index) => {
        const numbers = createNhsNumbers(seed);
        const number = numbers.superseded(index);
        expect(nhsNumberValidator.validate(number)).toBe(true);
        expect(number).not.toBe(numbers.current(index));
        expect(numbers.indexOf(number)).toBe(index);
      }),
    );
  });

  test('are unique over the whole of the 999 range', () => {
    const numbers = createNhsNumbers(1);
    const seen = new Uint8Array(10_000_000);
    let repeated = 0;
    for (let index = 0; index < maximumPeople; index += 1) {
      const place = Number(numbers.current(index).slice(3));
      repeated += seen[place] ?? 0;
      seen[place] = 1;
    }
    for (let index = 0; index < 1_000; index += 1)
      repeated += seen[Number(numbers.superseded(index).slice(3))] ?? 0;
    expect(repeated).toBe(0);
  });

  test.each(['', '9999999999', '4505577104', '999', '99900000O0', '9990000001', '999 000 0018'])(
    'of nobody lead nowhere: %j',
    (number) => {
      expect(createNhsNumbers(1).indexOf(number)).toBeUndefined();
    },
  );
});
