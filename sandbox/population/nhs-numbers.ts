import { createRandom } from './random.ts';

/** Gives each position its NHS number and finds the position again, by arithmetic alone. */
export interface NhsNumbers {
  /** The number of the person at a position. */
  current(index: number): string;
  /** The number that this person had before, for the few who had one. */
  superseded(index: number): string;
  /** The position whose current or superseded number this is, unless it is nobody's. */
  indexOf(nhsNumber: string): number | undefined;
}

/**
 * The slots that are used, a prime. The 999 range has 100,000 prefixes of eight digits, and at least nine
 * of the ten numbers under each have a check digit, so slot `s` is the number at `s % 9` under the prefix
 * `s / 9`. The slots left over hide 999 999 9999, whose digits are all the same.
 */
const slots = 899_981;

/** The positions from 0 that may have a superseded number. */
export const supersededNumbers = 1_000;

/** More people than this do not fit the 999 range, whose numbers are never given to anyone. */
export const maximumPeople = slots - supersededNumbers;

/** Spreads numbers over the 999 range in an order that the seed decides. */
export function createNhsNumbers(seed: number): NhsNumbers {
  const random = createRandom(seed, 999);
  const multiplier = random.integer(1_000, slots - 1);
  const shift = random.integer(0, slots - 1);
  const inverse = invert(multiplier);
  const numberAt = (position: number) => toNhsNumber((multiply(multiplier, position) + shift) % slots);
  return {
    current: numberAt,
    superseded: (index) => numberAt(maximumPeople + index),
    indexOf(nhsNumber) {
      const slot = toSlot(nhsNumber);
      if (slot === undefined) return undefined;
      const position = multiply(inverse, (slot - shift + slots) % slots);
      return position < maximumPeople ? position : position - maximumPeople;
    },
  };
}

function toNhsNumber(slot: number): string {
  const prefix = `999${String(Math.floor(slot / 9)).padStart(5, '0')}`;
  const without = digitWithoutCheck(prefix);
  const place = slot % 9;
  const body = `${prefix}${place < without ? place : place + 1}`;
  return `${body}${checkDigit(body)}`;
}

function toSlot(nhsNumber: string): number | undefined {
  if (!/^999\d{7}$/.test(nhsNumber)) return undefined;
  const prefix = nhsNumber.slice(0, 8);
  const digit = Number(nhsNumber[8]);
  const without = digitWithoutCheck(prefix);
  if (checkDigit(nhsNumber.slice(0, 9)) !== Number(nhsNumber[9])) return undefined;
  const place = digit < without ? digit : digit - 1;
  if (digit === without || place > 8) return undefined;
  const slot = Number(prefix.slice(3)) * 9 + place;
  return slot < slots ? slot : undefined;
}

/** NHS Data Dictionary, NHS number: weights 10 to 2, modulus 11; 10 means that no such number exists. */
function checkDigit(body: string): number {
  const rest = 11 - (weigh(body) % 11);
  return rest === 11 ? 0 : rest;
}

/** The ninth digit that would need the check digit 10; it is itself 10 where all ten digits do. */
function digitWithoutCheck(prefix: string): number {
  const wanted = (((1 - weigh(prefix)) % 11) + 11) % 11;
  return (wanted * 6) % 11;
}

function weigh(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) sum += Number(digits[place]) * (10 - place);
  return sum;
}

/** The product stays below 2^53, so it is exact. */
function multiply(left: number, right: number): number {
  return (left * right) % slots;
}

/** The inverse for multiplication, by Fermat's little theorem. */
function invert(value: number): number {
  let result = 1;
  let power = value;
  for (let exponent = slots - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = multiply(result, power);
    power = multiply(power, power);
  }
  return result;
}
