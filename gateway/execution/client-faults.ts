import { type ClientOperation, selectBelow } from './client-operation.ts';
import { type Fault, isWithin, type ResponsePath } from './fault.ts';
import { isObject } from './response-object.ts';

/**
 * Reduces the faults of an exchange to what concerns the client's answer, each once.
 *
 * A fault of a field that the client did not ask for, such as what a setting contributes to a joined list, is
 * told only where it left something empty that the client did ask for; otherwise the joined list says itself
 * which of its sources is missing.
 */
export function toClientFaults(
  client: ClientOperation,
  data: unknown,
  faults: readonly Fault[],
): readonly Fault[] {
  const told = new Map<string, Fault>();
  for (const fault of faults) {
    const path = toAskedPath(client, fault.path);
    const isWhole = path.length === fault.path.length;
    if (!isWhole && valueAt(data, path) !== null) continue;
    const placed = { ...fault, path };
    const key = JSON.stringify([path, fault.code, fault.setting, fault.reason]);
    if (!told.has(key)) told.set(key, placed);
  }
  return [...told.values()];
}

/** Tells whether a place that is empty in the answer is spoken of by a fault. */
export function isExplained(path: ResponsePath, faults: readonly Fault[]): boolean {
  return faults.some((fault) => isWithin(fault.path, path) || isWithin(path, fault.path));
}

/** The part of a place that the client asked for, from the root. */
export function toAskedPath(client: ClientOperation, path: ResponsePath): ResponsePath {
  const asked: (string | number)[] = [];
  let sets = [client.operation.selectionSet] as ReturnType<typeof selectBelow>['sets'];
  for (const key of path) {
    if (typeof key === 'string') {
      const below = selectBelow(client, sets, key);
      if (!below.isAsked) return asked;
      sets = below.sets;
    }
    asked.push(key);
  }
  return asked;
}

/**
 * Reduces faults to one of a kind for each field of the operation in each place that is empty.
 *
 * Where something must not be empty, a whole list gives way to what each of its objects lacks: that is one thing,
 * however many objects there would have been. What is only not there because of another fault is not told beside it.
 */
export function withoutRepeats(data: unknown, faults: readonly Fault[]): readonly Fault[] {
  const told = new Map<string, Fault>();
  const explained = new Set<string>();
  for (const { isImplied, path } of faults) {
    if (isImplied !== true) explained.add(JSON.stringify(path.slice(0, countToEmpty(data, path))));
  }
  for (const fault of faults) {
    const { path, code, setting, reason, message } = fault;
    const depth = countToEmpty(data, path);
    const place = JSON.stringify(path.slice(0, depth));
    if (fault.isImplied === true && depth < path.length && explained.has(place)) continue;
    const fields = path.slice(depth).filter((key) => typeof key === 'string');
    const key = JSON.stringify([place, fields, code, setting, reason, message]);
    if (!told.has(key)) told.set(key, fault);
  }
  return [...told.values()];
}

/** How much of a path leads to the first place on it that is empty. */
function countToEmpty(data: unknown, path: ResponsePath): number {
  let depth = 0;
  while (depth < path.length && valueAt(data, path.slice(0, depth)) !== null) depth += 1;
  return depth;
}

/** The value at a place; `null` where a part of the way to it is. */
export function valueAt(data: unknown, path: ResponsePath): unknown {
  let value = data ?? null;
  for (const key of path) {
    if (value === null) return null;
    if (Array.isArray(value) && typeof key === 'number') value = (value[key] as unknown) ?? null;
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key] ?? null;
    else return undefined;
  }
  return value;
}
