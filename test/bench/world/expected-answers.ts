import { isDeepStrictEqual } from 'node:util';
import { Supergraph } from '@apollo/federation-internals';
import { execute, isInterfaceType, parse, validate } from 'graphql';
import { readOpenSupergraph } from '../run/open-supergraph.ts';
import { toModel, toModelOf } from './people.ts';
import { resolveField } from './resolve.ts';
import type { Keyed } from './values.ts';

/** One operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Tells what is wrong with an answer; `undefined` where it is right. */
export type CheckAnswer = (operation: Operation, answer: string) => Promise<string | undefined>;

/** Builds what compares answers with those of one graph that holds everything, whole and person by person. */
export function createCheck(): CheckAnswer {
  const schema = Supergraph.build(readOpenSupergraph()).apiSchema().toGraphQLJSSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = ({ __typename }: Keyed) => String(__typename);
  }
  const expected = new Map<string, Promise<unknown>>();
  /** Texts that were found to be right, by the operation about models. */
  const right = new Map<string, Set<string>>();

  async function carryOut({ query, variables }: Operation): Promise<unknown> {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) throw new Error(`An operation of the bench is not valid: ${errors.join('; ')}`);
    const contextValue = 'one graph';
    const fieldResolver = resolveField as never;
    const result = await execute({
      schema,
      document,
      variableValues: variables,
      rootValue: {},
      contextValue,
      fieldResolver,
    });
    if (result.errors !== undefined) throw new Error(`The one graph failed: ${result.errors.join('; ')}`);
    return JSON.parse(JSON.stringify(result.data)) as unknown;
  }

  return async ({ query, variables }, answer) => {
    const asked = toModel(JSON.stringify(variables));
    const key = `${query} ${asked.text}`;
    const given = toModelOf(answer, asked.people);
    let texts = right.get(key);
    if (texts === undefined) right.set(key, (texts = new Set()));
    if (texts.has(given)) return undefined;
    let whole = expected.get(key);
    if (whole === undefined) {
      whole = carryOut({ query, variables: JSON.parse(asked.text) as Record<string, unknown> });
      expected.set(key, whole);
    }
    const { data, errors } = JSON.parse(given) as { data?: unknown; errors?: unknown };
    if (errors !== undefined) return `it holds errors: ${show(errors)}`;
    if (!isDeepStrictEqual(data, await whole))
      return `its data differs at ${findDifference(data, await whole)}`;
    if (texts.size < 20) texts.add(given);
    return undefined;
  };
}

/** The first place where two values differ, and what stands there; nothing where they are the same. */
export function findDifference(given: unknown, expected: unknown, place = 'data'): string | undefined {
  if (isDeepStrictEqual(given, expected)) return undefined;
  if (typeof given !== 'object' || typeof expected !== 'object' || given === null || expected === null) {
    return `${place}: ${show(given)} in place of ${show(expected)}`;
  }
  const [left, right] = [given as Record<string, unknown>, expected as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = findDifference(left[key], right[key], `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return place;
}

const show = (value: unknown) => JSON.stringify(value)?.slice(0, 200);
