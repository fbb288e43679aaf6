import { type GraphQLSchema, isObjectType, Kind, parse } from 'graphql';

/** By type, the fields that name one object of it, as the supergraph has them. */
export type EntityKeys = ReadonlyMap<string, readonly string[]>;

/** Reads the keys of all types from a supergraph (join specification v0.5, `@join__type`). */
export function findEntityKeys(supergraph: GraphQLSchema): EntityKeys {
  const keys = new Map<string, readonly string[]>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const names = (type.astNode?.directives ?? [])
      .flatMap((directive) => directive.arguments ?? [])
      .flatMap(({ name, value }) =>
        name.value === 'key' && value.kind === Kind.STRING ? parseFieldNames(value.value) : [],
      );
    if (names.length > 0) keys.set(type.name, [...new Set(names)]);
  }
  return keys;
}

function parseFieldNames(fields: string): readonly string[] {
  const [definition] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}
