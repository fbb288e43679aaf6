import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';

/**
 * Takes out of a supergraph that an interface can be found by its key in the subgraph that knows its types, where others
 * know it as if it were an object type; what is asked of it alone is then never asked for type by type.
 */
export function withoutInterfaceKeys(supergraph: DocumentNode): DocumentNode {
  return visit(supergraph, {
    InterfaceTypeDefinition(type) {
      const { directives = [] } = type;
      if (!directives.some(isOfObject)) return false;
      const kept = directives.map((directive) =>
        directive.name.value === 'join__type' && !isOfObject(directive)
          ? toUnresolvable(directive)
          : directive,
      );
      return { ...type, directives: kept };
    },
    ObjectTypeDefinition: () => false,
  });
}

function isOfObject({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return given.some(
    ({ name, value }) => name.value === 'isInterfaceObject' && value.kind === Kind.BOOLEAN && value.value,
  );
}

function toUnresolvable(directive: ConstDirectiveNode): ConstDirectiveNode {
  const given = (directive.arguments ?? []).filter(({ name }) => name.value !== 'resolvable');
  if (!given.some(({ name }) => name.value === 'key')) return directive;
  const name = { kind: Kind.NAME as const, value: 'resolvable' };
  const no = { kind: Kind.ARGUMENT as const, name, value: { kind: Kind.BOOLEAN as const, value: false } };
  return { ...directive, arguments: [...given, no] };
}
