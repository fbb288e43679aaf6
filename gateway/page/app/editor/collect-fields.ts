import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLNonNull,
  GraphQLString,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** One field of an answer, by what it is called there. */
export interface CollectedField {
  readonly type: GraphQLOutputType;
  readonly description: string;
  readonly selections: readonly SelectionSetNode[];
  /** Whether it is there whatever type the object turns out to be. */
  readonly isAlways: boolean;
}

/** Collects the fields that an object of a type is answered with, fragments taken in. */
export function collectFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, CollectedField> {
  const found = new Map<string, CollectedField>();

  function gather({ selections }: SelectionSetNode, within: GraphQLNamedType, isAlways: boolean): void {
    for (const selection of selections) {
      const isSure = isAlways && (selection.directives ?? []).length === 0;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const own = readField(within, selection.name.value);
        if (own === undefined) continue;
        const known = found.get(key);
        found.set(key, {
          ...own,
          selections: [
            ...(known?.selections ?? []),
            ...(selection.selectionSet === undefined ? [] : [selection.selectionSet]),
          ],
          isAlways: isSure || known?.isAlways === true,
        });
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? findFragment(document, selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition?.name.value ?? within.name;
      const inner = schema.getType(condition);
      if (inner !== undefined) gather(fragment.selectionSet, inner, isSure && condition === type.name);
    }
  }
  for (const set of sets) gather(set, type, true);
  return found;
}

function readField(
  type: GraphQLNamedType,
  name: string,
): Pick<CollectedField, 'type' | 'description'> | undefined {
  if (name === '__typename') return { type: new GraphQLNonNull(GraphQLString), description: '' };
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  return field === undefined ? undefined : { type: field.type, description: field.description ?? '' };
}

function findFragment(document: DocumentNode, name: string) {
  return document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  ) as Extract<DocumentNode['definitions'][number], { kind: Kind.FRAGMENT_DEFINITION }> | undefined;
}
