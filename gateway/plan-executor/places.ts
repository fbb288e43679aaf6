import type { ResponsePath } from '../execution/fault.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { getOwn } from './response-objects.ts';

/** The way to objects of an answer, in which `@` stands for every element of a list. */
export type PlanPath = readonly string[];

/** Finds all objects at the end of a way. */
export function findObjects(root: ResponseObject, path: PlanPath): readonly ResponseObject[] {
  const found: ResponseObject[] = [];
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: PlanPath, from: number, found: ResponseObject[]): void {
  if (Array.isArray(value)) {
    const next = path[from] === '@' ? from + 1 : from;
    for (const element of value) collect(element, path, next, found);
    return;
  }
  if (!isObject(value)) return;
  const key = path[from];
  if (key === undefined) found.push(value);
  else if (key !== '@') collect(getOwn(value, key), path, from + 1, found);
}

/** Finds the place of every object at the end of a way; beware: only what went wrong is worth the time. */
export function findPlaces(root: ResponseObject, path: PlanPath): ReadonlyMap<ResponseObject, ResponsePath> {
  const places = new Map<ResponseObject, ResponsePath>();
  const visit = (value: unknown, from: number, place: ResponsePath): void => {
    if (Array.isArray(value)) {
      const next = path[from] === '@' ? from + 1 : from;
      value.forEach((element, index) => visit(element, next, [...place, index]));
      return;
    }
    if (!isObject(value)) return;
    const key = path[from];
    if (key === undefined) places.set(value, place);
    else if (key !== '@') visit(getOwn(value, key), from + 1, [...place, key]);
  };
  visit(root, 0, []);
  return places;
}
