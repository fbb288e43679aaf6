import {
  type ConstDirectiveNode,
  getNamedType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from '../plan-executor/field-set.ts';

/** A place of a graph where clauses can stand. */
export interface Place {
  readonly directives: readonly ConstDirectiveNode[] | undefined;
  /** The places whose clauses must hold as well, by name. */
  readonly needs: readonly string[];
}

/**
 * Finds all places of a graph where clauses can stand: `Type`, `Type.field`, and `Type.*` for whatever objects of a
 * type there are.
 *
 * @param schema with the directives of the join specification (v0.5)
 */
export function findNeeds(schema: GraphQLSchema): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const type of Object.values(schema.getTypeMap())) {
    const possible = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    places.set(type.name, { directives: type.astNode?.directives, needs: [] });
    places.set(`${type.name}.*`, {
      directives: undefined,
      needs: [type.name, ...possible.map(({ name }) => name)],
    });
    for (const field of hasFields(type) ? Object.values(type.getFields()) : []) {
      const { directives } = field.astNode ?? {};
      places.set(`${type.name}.${field.name}`, {
        directives,
        needs: [
          getNamedType(field.type).name,
          // What is needed of others is asked for on the caller's behalf, so it must be the caller's to ask for.
          ...findRequired(field).flatMap((set) => toPlaces(schema, type, set)),
          ...possible.map((one) => `${one.name}.${field.name}`),
        ],
      });
    }
  }
  return places;
}

/** What the resolvers of a field need of others, in any subgraph. */
function findRequired(field: GraphQLField<unknown, unknown>): readonly SelectionSetNode[] {
  return (field.astNode?.directives ?? [])
    .filter(({ name }) => name.value === 'join__field')
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ name, value }) =>
      name.value === 'requires' && value.kind === Kind.STRING ? [parseFieldSet(value.value)] : [],
    );
}

/** All places that are asked for by a selection on a type. */
function toPlaces(schema: GraphQLSchema, type: GraphQLNamedType, set: SelectionSetNode): readonly string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = schema.getType(selection.typeCondition?.name.value ?? type.name) ?? type;
      return [narrowed.name, ...toPlaces(schema, narrowed, selection.selectionSet)];
    }
    const field = hasFields(type) ? type.getFields()[selection.name.value] : undefined;
    if (field === undefined) return [];
    const below =
      selection.selectionSet === undefined
        ? []
        : toPlaces(schema, getNamedType(field.type), selection.selectionSet);
    return [`${type.name}.${field.name}`, ...below];
  });
}

function hasFields(type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType {
  return isObjectType(type) || isInterfaceType(type);
}
