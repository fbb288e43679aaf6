import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { ParsedFetch } from '../plan-executor/parse-fetch.ts';

/** The fields asked of one object, by the key under which each is answered. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** The type of an object of an answer; an interface only where the subgraph knows it as if it were an object type. */
export type AnsweredType = GraphQLObjectType | GraphQLInterfaceType;

/** What one fetch asks for. */
export interface FetchSelection {
  /** The fields asked of the root, or of an entity of a type. */
  top(type: AnsweredType): Fields;
  /** The fields asked of the object that stands in a field, given that object's type. */
  below(type: AnsweredType, nodes: readonly FieldNode[]): Fields;
}

/** Builds the selection of a fetch, which was planned without conditions. */
export function createFetchSelection(
  schema: GraphQLSchema,
  { operation, fragments, entities }: ParsedFetch,
): FetchSelection {
  const selectionSet = entities === undefined ? operation.selectionSet : entities.selectionSet;
  // The library asks for an object type, but only ever compares it with the types that fragments are about.
  const toRuntimeType = (type: AnsweredType) => type as GraphQLObjectType;
  const known = new WeakMap<readonly FieldNode[], Map<AnsweredType, Fields>>();
  return {
    top: (type) =>
      selectionSet === undefined
        ? new Map()
        : collectFields(schema, fragments, {}, toRuntimeType(type), selectionSet),
    below(type, nodes) {
      let byType = known.get(nodes);
      if (byType === undefined) known.set(nodes, (byType = new Map()));
      let fields = byType.get(type);
      if (fields === undefined) {
        byType.set(type, (fields = collectSubfields(schema, fragments, {}, toRuntimeType(type), nodes)));
      }
      return fields;
    },
  };
}
