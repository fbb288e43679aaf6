import type { GraphQLScalarType } from 'graphql';
import { isExactNumber } from '../execution/exact-number.ts';

const largestInt = 2 ** 31 - 1;

/** Tells whether a value of an answer is one of a scalar of the graph; a custom one admits what it can serialize. */
export function isScalarValue(scalar: GraphQLScalarType, value: unknown): boolean {
  switch (scalar.name) {
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
    default:
      try {
        scalar.serialize(value);
        return true;
      } catch {
        return false;
      }
  }
}

/**
 * Gives a number that was kept as it is written as its type has it: a `Float` is what is nearest to it, an `ID` its
 * digits; any other type takes it as it is, or not at all.
 */
export function settleNumber(scalar: GraphQLScalarType, value: unknown): unknown {
  if (!isExactNumber(value)) return value;
  const { rawJSON: text } = value;
  if (scalar.name === 'Float') return Number(text);
  return scalar.name === 'ID' && /^-?\d+$/.test(text) ? text : value;
}
