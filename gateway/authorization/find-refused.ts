import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PrunedOperation } from './prune.ts';

/** A field of the root that was asked for and refused whole, with its arguments as they are carried out. */
export interface RefusedField {
  readonly field: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** An operation, as far as it can be asked for. */
type Selected = Pick<PrunedOperation, 'operation' | 'fragments'>;

/**
 * Finds which fields of the root were asked for and refused whole, so that nobody is asked for any of it.
 *
 * @param whole what was asked
 * @param permitted what of it is permitted
 * @param variables as the schema coerced them
 */
export function findRefused(
  schema: GraphQLSchema,
  whole: Selected,
  permitted: Selected,
  variables: Readonly<Record<string, unknown>>,
): readonly RefusedField[] {
  const root = schema.getRootType(whole.operation.operation);
  const kept = findRootFields(permitted, variables);
  return [...findRootFields(whole, variables)].flatMap(([key, node]) => {
    const definition = root?.getFields()[node.name.value];
    if (kept.has(key) || definition === undefined) return [];
    return [{ field: definition.name, arguments: toArguments(definition, node, variables) }];
  });
}

/** The fields of the root that are carried out, by the names under which they are answered. */
function findRootFields(
  { operation, fragments }: Selected,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isCarriedOut(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) fields.set((selection.alias ?? selection.name).value, selection);
      else {
        const below = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
        if (below !== undefined) collect(below.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return fields;
}

function isCarriedOut(selection: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  const isSkipped = getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true;
  const isIncluded = getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
  return isIncluded && !isSkipped;
}

function toArguments(
  definition: Parameters<typeof getArgumentValues>[0],
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): RefusedField['arguments'] {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    // Where an explicit null stands for what must be there, nobody is named.
    return {};
  }
}
