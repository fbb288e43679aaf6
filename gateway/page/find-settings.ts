import { type DirectiveNode, Kind, parse, type TypeDefinitionNode } from 'graphql';

/** By type and by `Type.field`, the subgraphs that answer it, in the words of the supergraph. */
export type SettingsOfFields = Readonly<Record<string, readonly string[]>>;

/**
 * Finds which subgraphs each type and field of a supergraph comes from. A field is named where it differs from its
 * type; one that is joined from others is theirs.
 */
export function findSettings(supergraphSdl: string): SettingsOfFields {
  const found: Record<string, readonly string[]> = {};
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue;
    }
    const own = findTypeGraphs(definition);
    found[definition.name.value] = own;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const graphs = findFieldGraphs(directives);
      if (graphs !== undefined && graphs.join() !== own.join()) {
        found[`${definition.name.value}.${name.value}`] = graphs;
      }
    }
  }
  return found;
}

function findTypeGraphs({ directives = [] }: TypeDefinitionNode): readonly string[] {
  const joins = directives.filter(({ name }) => name.value === 'join__type');
  const resolved = joins.filter((join) => readArgument(join, 'resolvable') !== 'false');
  const graphs = (resolved.length === 0 ? joins : resolved).map((join) => readArgument(join, 'graph') ?? '');
  return [...new Set(graphs)].toSorted();
}

function findFieldGraphs(directives: readonly DirectiveNode[]): readonly string[] | undefined {
  const joins = directives.filter(({ name }) => name.value === 'join__field');
  const resolved = joins.filter((join) => readArgument(join, 'external') !== 'true');
  if (resolved.length === 0) return undefined;
  const required = resolved.map((join) => readArgument(join, 'requires') ?? '').join(' ');
  const joined = ['primary', 'secondary', 'community', 'social'].filter((name) =>
    new RegExp(`\\b${name}[A-Z]`).test(required),
  );
  const graphs = resolved.map((join) => readArgument(join, 'graph') ?? '').filter(Boolean);
  return [...new Set(joined.length === 0 ? graphs : joined.map((name) => name.toUpperCase()))].toSorted();
}

function readArgument({ arguments: given = [] }: DirectiveNode, name: string): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  if (value === undefined) return undefined;
  if (value.kind === Kind.ENUM || value.kind === Kind.STRING) return value.value;
  return value.kind === Kind.BOOLEAN ? String(value.value) : undefined;
}
