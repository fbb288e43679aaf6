import { parsePartialDate } from '../../schema/runtime/partial-date.ts';

const largestInt = 2 ** 31 - 1;

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
      return typeof value === 'string' && parsePartialDate(value) !== undefined;
    default:
      return typeof value !== 'object';
  }
}
