import { isExactNumber, isReadExactly, toExactNumber } from '../execution/exact-number.ts';
import { isObject } from '../execution/response-object.ts';
import { decodeStrictJson } from './strict-json.ts';

/** What may be a number of so many digits, or so large, that reading it could make another one of it. */
const manyDigits = /[[:,\s](-?(?:[\d.]{16}[\d.eE+-]*|[\d.]+[eE][+-]?\d{3,}))/g;

/**
 * Admits JSON as `parseStrictJson` does; a number that would be another once it is read is kept as it is written.
 *
 * Only what an object holds deeper within is: who reads its own members expects none of that.
 */
export function parseExactJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const text = decodeStrictJson(bytes);
    // Reading with an eye on every number takes several times as long, and next to no text needs it.
    if (!couldBeInexact(text)) return { value: JSON.parse(text) as unknown };
    return { value: withPlainMembers(JSON.parse(text, keepExact)) };
  } catch {
    return undefined;
  }
}

/** Beware: it takes what stands in a text of its own for a number too. */
function couldBeInexact(text: string): boolean {
  return text.matchAll(manyDigits).some(([, number = '']) => !isSafe(number));
}

function keepExact(_key: string, value: unknown, read?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || read?.source === undefined || read.source.length < 5) return value;
  return isSafe(read.source) ? value : toExactNumber(read.source);
}

/** Tells whether a number can be read; of whole numbers that have no neighbours nobody could tell which was meant. */
function isSafe(text: string): boolean {
  const read = Number(text);
  return isReadExactly(text) && (!Number.isInteger(read) || Number.isSafeInteger(read));
}

function withPlainMembers(value: unknown): unknown {
  if (!isObject(value) || isExactNumber(value)) return toPlain(value);
  for (const [key, member] of Object.entries(value)) if (isExactNumber(member)) value[key] = toPlain(member);
  return value;
}

function toPlain(value: unknown): unknown {
  return isExactNumber(value) ? Number(value.rawJSON) : value;
}
