import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';

/**
 * Orders what each type says of its subgraphs so that keys by which an object can be resolved come first.
 *
 * The planner takes the first key of a subgraph even where it is declared with `resolvable: false`.
 */
export function withResolvableKeysFirst(supergraph: DocumentNode): DocumentNode {
  return {
    ...supergraph,
    definitions: supergraph.definitions.map((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? {
            ...definition,
            directives: [...(definition.directives ?? [])].toSorted(
              (left, right) => Number(isUnresolvable(left)) - Number(isUnresolvable(right)),
            ),
          }
        : definition,
    ),
  };
}

function isUnresolvable({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  return (
    name.value === 'join__type' &&
    given.some(
      (argument) =>
        argument.name.value === 'resolvable' && argument.value.kind === Kind.BOOLEAN && !argument.value.value,
    )
  );
}
