import { isExactNumber } from '../execution/exact-number.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { findInterfaceObjects } from './narrow-fragments.ts';
import { getOwn, setOwn } from './response-objects.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/** Tells whether two objects that stand at one place of two answers can be one and the same. */
export type IsSame = (left: ResponseObject, right: ResponseObject) => boolean;

/** Builds what compares objects by their types, where both say one, and by as much of their keys as both hold. */
export function createIsSame(facts: SupergraphFacts): IsSame {
  const { subgraphs } = facts;
  // Who knows an interface as if it were an object type says no more of what it answers.
  const interfaceObjects = findInterfaceObjects(facts);
  const known = new Map<string, readonly string[]>();
  const keysOf = (type: string): readonly string[] => {
    let keys = known.get(type);
    if (keys === undefined) {
      keys = [...new Set([...subgraphs.values()].flatMap((facts) => [...facts.keyFields(type)]))];
      known.set(type, keys);
    }
    return keys;
  };
  return (left, right) => {
    const { __typename: type } = left;
    const { __typename: other } = right;
    const types = [type, other].filter((name) => name !== undefined).map(String);
    const [known, another] = types.filter((name) => !interfaceObjects.has(name));
    if (known !== undefined && another !== undefined && known !== another) return false;
    return types.flatMap(keysOf).every((key) => {
      const [own, its] = [getOwn(left, key), getOwn(right, key)];
      return own === undefined || its === undefined || agree(own, its);
    });
  };
}

/** Whether two values can be one and the same: a client may have asked one of the parts for more of it. */
function agree(own: unknown, its: unknown): boolean {
  if (Array.isArray(own) && Array.isArray(its)) {
    return own.length === its.length && own.every((element, index) => agree(element, its[index]));
  }
  if (isExactNumber(own) || isExactNumber(its) || !isObject(own) || !isObject(its)) {
    return JSON.stringify(own) === JSON.stringify(its);
  }
  return Object.keys(own).every((key) => !Object.hasOwn(its, key) || agree(own[key], its[key]));
}

/**
 * Joins what two parts of one operation were answered into the first.
 *
 * The second was asked a moment later, so a list may be another by then: what is not the same object in both stays as
 * the first has it, and what only the second was asked for is then missing there, and told so.
 */
export function joinParts(target: ResponseObject, part: ResponseObject, isSame: IsSame): void {
  for (const key of Object.keys(part)) {
    const known = getOwn(target, key);
    if (known === undefined || known === null) setOwn(target, key, part[key]);
    else joinValues(known, part[key], isSame);
  }
}

function joinValues(known: unknown, value: unknown, isSame: IsSame): void {
  if (Array.isArray(known) && Array.isArray(value)) {
    if (known.length !== value.length) return;
    for (const [index, element] of value.entries()) joinValues(known[index], element, isSame);
  } else if (isObject(known) && isObject(value) && isSame(known, value)) joinParts(known, value, isSame);
}
