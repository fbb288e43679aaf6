import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * How often the field that stands most often under one name, with a selection below it, stands in the text.
 *
 * Validation compares all that could stand in one place with each other, which grows with the square of it.
 */
export function countRepeats({ definitions }: DocumentNode): number {
  const counts = new Map<string, number>();
  let most = 0;
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD || selection.selectionSet === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        most = Math.max(most, count);
      }
      visit(selection.selectionSet);
    }
  };
  for (const definition of definitions) if ('selectionSet' in definition) visit(definition.selectionSet);
  return most;
}
