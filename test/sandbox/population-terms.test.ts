import { describe, expect, test } from 'vitest';
import { conditions } from '../../sandbox/population/codes/conditions.ts';
import { observations } from '../../sandbox/population/codes/observations.ts';
import { products } from '../../sandbox/population/codes/products.ts';
import { allergyReactions, allergySubstances } from '../../sandbox/population/codes/allergy-substances.ts';
import type { Term } from '../../sandbox/population/life.ts';

const terms: readonly Term[] = [
  ...Object.values(conditions),
  ...Object.values(observations),
  ...Object.values(products).map(({ product }) => product),
  ...allergySubstances.map(({ substance }) => substance),
  ...allergyReactions,
];

/** Verhoeff's tables, as the SNOMED CT release file specification gives them for the check digit. */
const product = (left: number, right: number) =>
  left < 5
    ? right < 5
      ? (left + right) % 5
      : ((left + right) % 5) + 5
    : right < 5
      ? ((left - right + 5) % 5) + 5
      : (left - right + 5) % 5;
const permuted = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function isSnomedIdentifier(code: string): boolean {
  let sum = 0;
  for (let place = 0; place < code.length; place += 1) {
    let digit = Number(code[code.length - 1 - place]);
    for (let turn = 0; turn < place % 8; turn += 1) digit = permuted[digit] ?? 0;
    sum = product(sum, digit);
  }
  return /^[1-9]\d{5,17}$/.test(code) && sum === 0;
}

describe('the terms in use', () => {
  test('have a check on the check', () => {
    expect(isSnomedIdentifier('73211009')).toBe(true);
    expect(isSnomedIdentifier('73211008')).toBe(false);
    expect(isSnomedIdentifier('37211009')).toBe(false);
  });

  test('are SNOMED CT concepts by their check digit', () => {
    expect(terms.filter(({ snomed }) => !isSnomedIdentifier(snomed)).map(({ display }) => display)).toEqual(
      [],
    );
  });

  test('have ICD-10 codes of the right form for whatever a hospital may code', () => {
    for (const { icd10 } of Object.values<Term>(conditions)) expect(icd10).toMatch(/^[A-Z]\d{2}(\.\d)?$/);
  });

  test('have Read codes of five characters', () => {
    const read = terms.flatMap(({ readV2, ctv3 }) => [readV2 ?? [], ctv3 ?? []].flat());
    expect(read.filter((code) => !/^[A-Za-z0-9.]{5}$/.test(code))).toEqual([]);
  });
});
