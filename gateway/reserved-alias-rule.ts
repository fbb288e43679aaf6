import {
  GraphQLError,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type ValidationRule,
  visit,
} from 'graphql';

/**
 * Builds the validation rule that no field may be answered under the name of one that the gateway asks for itself.
 *
 * The planner asks for keys and for what joined lists are made of under their own names, beside what the client
 * asks for: a client's field of the same name would be answered with the key, or stand in for it.
 */
export function createReservedAliasRule(supergraph: GraphQLSchema): ValidationRule {
  const reserved = findReservedNames(supergraph);
  return (context) => ({
    Field(node) {
      const { alias, name } = node;
      if (alias === undefined || alias.value === name.value || !isReserved(alias.value, reserved)) return;
      context.reportError(
        new GraphQLError(`The alias "${alias.value}" is a name that the graph needs itself.`, {
          nodes: node,
        }),
      );
    },
  });
}

function isReserved(alias: string, reserved: ReadonlySet<string>): boolean {
  return reserved.has(alias) || alias === '__typename' || /__alias_\d+$/.test(alias);
}

/** The names of all keys and of all fields that clients cannot see. */
function findReservedNames(supergraph: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const directive of type.astNode?.directives ?? []) {
      const key = directive.arguments?.find(({ name }) => name.value === 'key')?.value;
      if (key?.kind !== Kind.STRING) continue;
      visit(parse(`{ ${key.value} }`), { Field: ({ name }) => void names.add(name.value) });
    }
    for (const field of Object.values(type.getFields())) {
      if (field.astNode?.directives?.some(({ name }) => name.value === 'inaccessible')) names.add(field.name);
    }
  }
  return names;
}
