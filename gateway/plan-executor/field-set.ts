import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';

/** Parses the fields that a federation directive names, such as `id organisation { id }`. */
export function parseFieldSet(fields: string): SelectionSetNode {
  const [definition] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A field set is a selection set.');
  return definition.selectionSet;
}

/** Visits all fields of a set, at any depth, with the names of those above each. */
export function visitFields(
  set: SelectionSetNode,
  visit: (field: FieldNode, above: readonly string[]) => void,
  above: readonly string[] = [],
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) visitFields(selection.selectionSet, visit, above);
    else {
      visit(selection, above);
      if (selection.selectionSet !== undefined) {
        visitFields(selection.selectionSet, visit, [...above, selection.name.value]);
      }
    }
  }
}
