import { isExactNumber } from '../execution/exact-number.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { getOwn, setOwn } from './response-objects.ts';

/**
 * Merges what a later fetch answered into what is known of an object, key by key.
 *
 * Where one says that there is an object or a list and the other says that there is none, what is there stays: a
 * fetch that failed brings `null` for all that it was asked for, and must not take away what others answered.
 * Beware: the answer is taken over as it is and may be changed by what is merged later.
 *
 * @param vague the names of types by which whoever answered says less of an object than another may have said
 */
export function mergeAnswer(
  target: ResponseObject,
  answer: ResponseObject,
  keys: readonly string[],
  vague: ReadonlySet<unknown>,
): void {
  for (const key of keys) {
    const value = getOwn(answer, key);
    if (value === undefined) continue;
    const known = getOwn(target, key);
    if (known === undefined || known === null) setOwn(target, key, value);
    else if (typeof known === 'object') mergeValues(known, value, vague);
    else if (key !== '__typename' || !vague.has(value)) setOwn(target, key, value ?? known);
  }
}

function mergeValues(known: unknown, value: unknown, vague: ReadonlySet<unknown>): void {
  if (Array.isArray(known) && Array.isArray(value)) {
    // Two answers of one list that differ in length say different things; the first stays whole.
    if (known.length !== value.length) return;
    for (const [index, element] of value.entries()) {
      if (known[index] === null || known[index] === undefined) known[index] = element;
      else mergeValues(known[index], element, vague);
    }
  } else if (isObject(known) && isObject(value) && !isExactNumber(known))
    mergeAnswer(known, value, Object.keys(value), vague);
}
