import type { ResponseObject } from '../execution/response-object.ts';
import type { CompiledFetch } from './compile-fetch.ts';
import type { PlannedRequest } from './compile-plan.ts';
import { toClientVariable } from './inner-names.ts';
import { findObjects } from './places.ts';

/** What one fetch of a request asks in one exchange. */
export interface Question {
  readonly fetch: CompiledFetch;
  /** The key under which it is answered. */
  readonly key: string;
  /** What stands for each object that is asked for, once for each; absent where fields of the root are. */
  readonly representations?: readonly ResponseObject[];
  /** The JSON of the representations. */
  readonly json: string;
  /** By representation, or for the root, the objects that the answer adds to. */
  readonly targets: readonly (readonly ResponseObject[])[];
}

/** Puts the question of one fetch; `undefined` where nothing is there to be asked for. */
export function toQuestion(fetch: CompiledFetch, key: string, root: ResponseObject): Question | undefined {
  const objects = findObjects(root, fetch.path);
  if (objects.length === 0) return undefined;
  if (fetch.represent === undefined) return { fetch, key, json: '', targets: [objects] };
  const representations: ResponseObject[] = [];
  const texts: string[] = [];
  const targets: ResponseObject[][] = [];
  const positions = new Map<string, number>();
  for (const object of objects) {
    const representation = fetch.represent(object);
    if (representation === undefined) {
      fetch.fillAbsent?.(object);
      continue;
    }
    const text = JSON.stringify(representation);
    const position = positions.get(text);
    if (position !== undefined) targets[position]?.push(object);
    else {
      positions.set(text, representations.length);
      representations.push(representation);
      texts.push(text);
      targets.push([object]);
    }
  }
  if (representations.length === 0) return undefined;
  return { fetch, key, representations, json: `[${texts.join()}]`, targets };
}

/** Writes the JSON body of a request. */
export function writeBody(
  { composed, fetches }: PlannedRequest,
  questions: readonly (Question | undefined)[],
  variables: Readonly<Record<string, unknown>>,
): string {
  const parts: string[] = [];
  const given = new Set<string>();
  for (const [index, fetch] of fetches.entries()) {
    // A fetch for which nothing is to be asked asks for no object, so that one text serves every exchange.
    if (fetch.represent !== undefined) {
      parts.push(`${JSON.stringify(composed.representations[index])}:${questions[index]?.json ?? '[]'}`);
    }
    for (const name of fetch.variables) {
      const own = toClientVariable(name);
      if (given.has(name) || !Object.hasOwn(variables, own) || variables[own] === undefined) continue;
      given.add(name);
      parts.push(`${JSON.stringify(name)}:${JSON.stringify(variables[own])}`);
    }
  }
  return `${composed.start}${parts.join()}}}`;
}
