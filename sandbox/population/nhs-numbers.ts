import { checkDigit, parseNhsNumber } from '../../schema/runtime/nhs-number.ts';
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
 * The slots of one range that are used, a prime. A range of three digits holds 100,000 prefixes of eight,
 * and at least nine of the ten numbers under each have a check digit, so slot `s` is the number at `s % 9`
 * under the prefix `s / 9`. The slots left over hide 999 999 9999, whose digits are all the same.
 */
const slots = 899_981;

/** The positions from 0 that may have a superseded number. */
const supersededNumbers = 1_000;

/** How many people the 999 range numbers, which is kept for tests and never given to anyone. */
export const maximumPeople = slots - supersededNumbers;

/** Spreads numbers over the 999 range in an order that the seed decides. */
export function createNhsNumbers(seed: number): NhsNumbers {
  const random = createRandom(seed, 999);
  const multiplier = random.integer(1_000, slots - 1);
  const shift = random.integer(0, slots - 1);
  const inverse = invert(multiplier);
  const numberAt = (position: number) => toNhsNumber((multiply(multiplier, position) + shift) % slots);
  return {
    current: (index) => numberAt(index),
    superseded: (index) => numberAt(maximumPeople + (index % supersededNumbers)),
    indexOf(nhsNumber) {
      const slot = toSlot(nhsNumber);
      if (slot === undefined) return undefined;
      const position = multiply(inverse, (slot - shift + slots) % slots);
      return position >= maximumPeople ? position - maximumPeople : position;
    },
  };
}

function toNhsNumber(slot: number): string {
  const prefix = `999${String(Math.floor(slot / 9)).padStart(5, '0')}`;
  const without = digitWithoutCheck(prefix);
  const place = slot % 9;
  const body = `${prefix}${place < without ? place : place + 1}`;
  return `${body}${checkDigit(body) ?? ''}`;
}

function toSlot(nhsNumber: string): number | undefined {
  if (!/^999\d{7}$/.test(nhsNumber) || !parseNhsNumber(nhsNumber).ok) return undefined;
  const prefix = nhsNumber.slice(0, 8);
  const digit = Number(nhsNumber[8]);
  const place = digit < digitWithoutCheck(prefix) ? digit : digit - 1;
  const slot = Number(prefix.slice(3)) * 9 + place;
  return place > 8 || slot >= slots ? undefined : slot;
}

/** The ninth digit for which no check digit exists; it is itself 10 where each of the ten digits has one. */
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
