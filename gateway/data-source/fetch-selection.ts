import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { PreparedFetch } from './prepared-fetch.ts';

/** The fields asked of one object, by the key under which each is answered. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** What one fetch asks for, given its variables. */
export interface FetchSelection {
  /** The fields asked of the root, or of an entity of a type. */
  top(type: GraphQLObjectType): Fields;
  /** The fields asked of the object that stands in a field, given that object's type. */
  below(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields;
}

/** Builds the selection of a fetch; `variables` decide what `@skip` and `@include` leave out. */
export function createFetchSelection(
  schema: GraphQLSchema,
  { operation, fragments, isEntities }: PreparedFetch,
  variables: Readonly<Record<string, unknown>>,
): FetchSelection {
  const values: Record<string, unknown> = { ...variables };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue !== undefined) values[variable.name.value] ??= valueFromASTUntyped(defaultValue);
  }
  const [entities] = operation.selectionSet.selections;
  const selectionSet =
    isEntities && entities?.kind === Kind.FIELD ? entities.selectionSet : operation.selectionSet;
  return {
    top: (type) =>
      selectionSet === undefined ? new Map() : collectFields(schema, fragments, values, type, selectionSet),
    below: (type, nodes) => collectSubfields(schema, fragments, values, type, nodes),
  };
}
