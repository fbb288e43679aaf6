import { parsePartialDate } from '../../schema/runtime/partial-date.ts';

const largestInt = 2 ** 31 - 1;

/** A day that every month has, which most dates are: told without looking further. */
function isPlainDay(text: string): boolean {
  return text.length === 10 && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/.test(text);
}

/** Tells whether a value of an answer is one of a scalar of the graph. */
export function isScalarValue(scalar: string, value: unknown): boolean {
  switch (scalar) {
    case 'String':
      return typeof value === 'string';
    case 'ID':
      return typeof value === 'string' || Number.isSafeInteger(value);
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Int':
      return Number.isInteger(value) && Math.abs(Number(value)) <= largestInt;
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'Date':
    case 'DateTime':
    case 'PartialDate':
      return typeof value === 'string' && (isPlainDay(value) || parsePartialDate(value) !== undefined);
    default:
      return typeof value !== 'object';
  }
}
