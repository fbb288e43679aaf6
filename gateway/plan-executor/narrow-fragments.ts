import {
  doTypesOverlap,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments } from '../execution/find-fragments.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import { isOfType } from './type-condition.ts';

/** Rewrites the fragments of a set of selections on a type, so that the planner can plan them. */
export type NarrowFragments = (set: SelectionSetNode, parent: GraphQLNamedType) => SelectionSetNode;

/** The interfaces that any subgraph knows as if they were object types. */
export function findInterfaceObjects({ subgraphs }: SupergraphFacts): ReadonlySet<string> {
  return new Set([...subgraphs.values()].flatMap(({ interfaceObjects }) => [...interfaceObjects]));
}

/**
 * Builds what has a fragment on another interface or a union stand for one on each object type that it can be about,
 * or for what is asked of all.
 *
 * Where an interface is known as if it were an object type, the planner finds no way to another and fails.
 *
 * @param schema what clients see
 */
export function createNarrowFragments(
  schema: GraphQLSchema,
  interfaceObjects: ReadonlySet<string>,
  fragments: Fragments,
): NarrowFragments {
  function narrow(selection: SelectionNode, parent: GraphQLNamedType): readonly SelectionNode[] {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const condition = schema.getType(fragment?.typeCondition?.name.value ?? parent.name);
    if (fragment === undefined || !isCompositeType(condition) || condition === parent) return [selection];
    // What stands for several types can hold a fragment on another of them.
    if (!isCompositeType(parent) || !doTypesOverlap(schema, parent, condition)) return [];
    if (!isAbstractType(condition) || !interfaceObjects.has(parent.name)) return [selection];
    const { directives = [] } = selection;
    const { selectionSet } = fragment;
    if (isOfType(schema, parent.name, condition.name)) {
      return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet }];
    }
    return possibleTypesOf(parent)
      .filter((type) => schema.isSubType(condition, type))
      .map((type) => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
        directives,
        selectionSet,
      }));
  }

  const possibleTypesOf = (type: GraphQLNamedType) =>
    isAbstractType(type) ? schema.getPossibleTypes(type) : [];

  return (set, parent) => {
    if (interfaceObjects.size === 0) return set;
    return { ...set, selections: set.selections.flatMap((selection) => narrow(selection, parent)) };
  };
}
