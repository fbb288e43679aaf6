import fc from 'fast-check';
import validator from 'nhs-number-validator';
import { describe, expect, it } from 'vitest';
import { checkDigit, parseNhsNumber } from '../../schema/runtime/nhs-number.ts';

describe('parseNhsNumber', () => {
  it.each([
    ['9990000018', 'a number of the test range'],
    ['9000000009', 'a number of the demographic service sandbox'],
    ['4010232137', 'the number of the published example'],
    ['401 023 2137', 'spaces between groups'],
    ['401-023-2137', 'hyphens between groups'],
    [' 4010232137 ', 'spaces around'],
  ])('admits %s: %s', (text) => {
    const parsed = parseNhsNumber(text);
    expect(parsed.ok && parsed.nhsNumber).toBe(text.replaceAll(/\D/g, ''));
  });

  it.each([
    ['', 'malformed'],
    ['12345', 'malformed'],
    ['99900000180', 'malformed'],
    ['999000001O', 'malformed'],
    ['NHSNOREM', 'malformed'],
    ['9990000018|', 'malformed'],
    ['１２３４５６７８８１', 'malformed'],
    ['1234567890', 'check-digit'],
    ['9388098431', 'check-digit'],
    ['9990000010', 'check-digit'],
    ['3333333333', 'repeated-digit'],
    ['9999999999', 'repeated-digit'],
    ['0000000000', 'repeated-digit'],
  ])('refuses "%s" as %s', (text, fault) => {
    expect(parseNhsNumber(text)).toEqual({ ok: false, fault });
  });

  it('agrees with an independent validator on any ten digits that do not repeat one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), (digits) => {
        fc.pre(!/^(\d)\1{9}$/.test(digits));
        expect(parseNhsNumber(digits).ok).toBe(validator.validate(digits));
      }),
      { numRuns: 2000 },
    );
  });

  it('has no check digit where the remainder would need two digits', () => {
    expect(checkDigit('999000000')).toBeUndefined();
    expect(checkDigit('999000002')).toBe(6);
  });
});
