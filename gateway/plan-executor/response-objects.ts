import { isExactNumber } from '../execution/exact-number.ts';
import type { ResponseObject } from '../execution/response-object.ts';

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Tells whether every object has something under a key, whatever an answer holds. */
export function isInheritedKey(key: string): boolean {
  return inherited.has(key);
}

/** Reads a key that an object holds itself. */
export function getOwn(object: ResponseObject, key: string): unknown {
  return inherited.has(key) && !Object.hasOwn(object, key) ? undefined : object[key];
}

/** Writes a key that an object is to hold itself. */
export function setOwn(object: ResponseObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else object[key] = value;
}

/** Copies a JSON value, so that what is merged into one copy does not appear in another. */
export function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyJson);
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return value;
  const copy: ResponseObject = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copyJson((value as ResponseObject)[key]));
  return copy;
}

/** Tells whether an object has exactly so many keys of its own. */
export function hasKeys(object: object, count: number): boolean {
  let keys = 0;
  // Answers inherit nothing that is listed; making a list of the keys would cost more than counting them.
  // oxlint-disable-next-line guard-for-in, typescript/no-for-in-array -- as above
  for (const _ in object) keys += 1;
  return keys === count;
}
