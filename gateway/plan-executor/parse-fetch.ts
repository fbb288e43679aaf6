import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { findFragments, type Fragments } from '../execution/find-fragments.ts';

/** The text of one planned fetch, parsed. */
export interface ParsedFetch {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** The field that asks for objects by their keys; absent where fields of the root are asked for. */
  readonly entities?: FieldNode;
}

/** Parses the text of a planned fetch. */
export function parseFetch(text: string): ParsedFetch {
  return toParsedFetch(parse(text, { noLocation: true }));
}

function toParsedFetch(document: DocumentNode): ParsedFetch {
  const fragments = findFragments(document);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('A planned fetch holds an operation.');
  const [first] = operation.selectionSet.selections;
  const isEntities = first?.kind === Kind.FIELD && first.name.value === '_entities';
  return { operation, fragments, ...(isEntities ? { entities: first } : {}) };
}

/** The types that the objects of a fetch are asked for as. */
export function findEntityTypes({ entities, fragments }: ParsedFetch): ReadonlySet<string> {
  const types = new Set<string>();
  for (const selection of entities?.selectionSet?.selections ?? []) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (selection.typeCondition !== undefined) types.add(selection.typeCondition.name.value);
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments[selection.name.value];
      if (fragment !== undefined) types.add(fragment.typeCondition.name.value);
    }
  }
  return types;
}
