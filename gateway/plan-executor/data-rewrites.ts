import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { setOwn } from './response-objects.ts';
import { isOfType } from './type-condition.ts';

/** Changes what is sent to or received from a subgraph, in place. */
export type Rewrite = (value: unknown) => void;

const fragmentPrefix = '... on ';

/** Builds what carries out the changes that a plan asks for; `undefined` where it asks for none. */
export function createRewrite(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] = [],
): Rewrite | undefined {
  if (rewrites.length === 0) return undefined;
  const all = rewrites.map((rewrite) => toRewrite(schema, rewrite));
  return (value) => {
    for (const rewrite of all) rewrite(value);
  };
}

function toRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const key = rewrite.path.at(-1);
  if (key === undefined || key.startsWith(fragmentPrefix)) throw new Error('A rewrite changes a field.');
  const change = toChange(rewrite, key);
  return (value) => changeAt(schema, value, rewrite.path, 0, change);
}

function toChange(rewrite: FetchDataRewrite, key: string): (object: ResponseObject) => void {
  if (rewrite.kind === 'ValueSetter') return (object) => setOwn(object, key, rewrite.setValueTo);
  return (object) => {
    if (!Object.hasOwn(object, key)) return;
    // Whatever it is: an empty value under the planner's own key would never reach the client.
    setOwn(object, rewrite.renameKeyTo, object[key]);
    delete object[key];
  };
}

function changeAt(
  schema: GraphQLSchema,
  value: unknown,
  path: readonly string[],
  from: number,
  change: (object: ResponseObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) changeAt(schema, element, path, from, change);
    return;
  }
  if (!isObject(value)) return;
  const step = path[from];
  if (step === undefined || from === path.length - 1) return change(value);
  if (!step.startsWith(fragmentPrefix)) {
    if (Object.hasOwn(value, step)) changeAt(schema, value[step], path, from + 1, change);
    return;
  }
  const type = value['__typename'];
  // What does not say its type is of the only type that the fetch could have brought.
  const isMeant = typeof type !== 'string' || isOfType(schema, type, step.slice(fragmentPrefix.length));
  if (isMeant) changeAt(schema, value, path, from + 1, change);
}
