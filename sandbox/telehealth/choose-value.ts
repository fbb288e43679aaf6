import { createHash } from 'node:crypto';

/** A number from 0 to below 1 that is always the same for the same words, so that a reading never changes when it is sent again. */
export function chooseShare(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE() / 2 ** 32;
}

/** A number between two others that is always the same for the same words, with some decimals. */
export function chooseValue(
  least: number,
  most: number,
  decimals: number,
  ...words: readonly (string | number)[]
): number {
  return Number((least + chooseShare(...words) * (most - least)).toFixed(decimals));
}
