import type { EntityKeys } from '../entity-keys.ts';
import { isExactNumber } from '../execution/exact-number.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';

/** How the keys begin under which an object echoes the fields that name it; no client may use one. */
export const echoPrefix = '__caregraph_';

/** Why an object cannot be taken for the one that was asked for: it names another, or does not name itself. */
export function findIdentityFault(
  object: ResponseObject,
  representation: ResponseObject,
  echoes: EntityKeys,
): 'IDENTITY_MISMATCH' | 'FIELD_MISSING' | undefined {
  let fault: 'FIELD_MISSING' | undefined;
  for (const field of echoes.get(String(representation['__typename'])) ?? []) {
    const asked = representation[field];
    const echo = object[echoPrefix + field];
    if (asked === undefined || echo === asked || isSame(asked, echo)) continue;
    if (echo !== undefined) return 'IDENTITY_MISMATCH';
    fault = 'FIELD_MISSING';
  }
  return fault;
}

/** Tells whether a part of a key is the one that was asked for; a key can be an object or a list, or name less than was given. */
function isSame(asked: unknown, echo: unknown): boolean {
  if (Array.isArray(asked)) {
    return (
      Array.isArray(echo) &&
      echo.length === asked.length &&
      asked.every((element, index) => isSame(element, echo[index]))
    );
  }
  if (isObject(asked) && isObject(echo) && !isExactNumber(asked)) {
    return Object.entries(echo).every(
      ([key, value]) => !Object.hasOwn(asked, key) || isSame(asked[key], value),
    );
  }
  // Servers differ in whether they write an id as a number.
  const text = toIdText(asked);
  return asked === echo || (text !== undefined && text === toIdText(echo));
}

function toIdText(value: unknown): string | undefined {
  if (isExactNumber(value)) return value.rawJSON;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
