import { describe, expect, it } from 'vitest';
import { findLists } from '../../gateway/page/app/answer/find-lists.ts';
import type { JsonObject } from '../../gateway/page/app/answer/json.ts';
import { findNumbers } from '../../gateway/page/app/results/charts/find-numbers.ts';

describe('what is normal', () => {
  const toResult = (low: number, unit: string) => ({
    code: { display: 'Potassium' },
    status: 'FINAL',
    date: '2026-01-01',
    quantity: { value: 4.1, unit: 'mmol/L', comparator: null },
    referenceRange: { low: { value: low, unit }, high: { value: 5.3, unit } },
  });
  const rangeOf = (...items: object[]) =>
    findNumbers(findLists({ p: { items: items as JsonObject[] } }, [])).series.map(({ normal }) => normal);

  it('is drawn where all who say so agree, in the unit of the numbers', () => {
    expect(rangeOf(toResult(3.5, 'mmol/L'), toResult(3.5, 'mmol/L'))).toEqual([{ low: 3.5, high: 5.3 }]);
  });

  it('is not drawn where laboratories differ, or the unit is another', () => {
    expect(rangeOf(toResult(3.5, 'mmol/L'), toResult(3.4, 'mmol/L'))).toEqual([undefined]);
    expect(rangeOf(toResult(3.5, 'mg/L'))).toEqual([undefined]);
  });
});
