import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { findFragments, type Fragments } from './find-fragments.ts';

/** What a client asked, as needed to tell what it was not given. */
export interface ClientOperation {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** With the operation's own defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Builds a client's operation from what the server parsed. */
export function createClientOperation(parts: {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}): ClientOperation {
  const { schema, document, operation } = parts;
  const fragments = findFragments(document);
  const variables: Record<string, unknown> = { ...parts.variables };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue !== undefined) variables[variable.name.value] ??= valueFromASTUntyped(defaultValue);
  }
  return { schema, operation, fragments, variables };
}

/** The selections below a response key, whatever the types of the fragments that they stand in. */
export function selectBelow(
  { fragments }: ClientOperation,
  sets: readonly SelectionSetNode[],
  key: string,
): { readonly isAsked: boolean; readonly sets: readonly SelectionSetNode[] } {
  const below: SelectionSetNode[] = [];
  let isAsked = false;
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if ((selection.alias ?? selection.name).value !== key) continue;
        isAsked = true;
        if (selection.selectionSet !== undefined) below.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else {
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) visit(fragment.selectionSet);
      }
    }
  };
  sets.forEach(visit);
  return { isAsked, sets: below };
}
