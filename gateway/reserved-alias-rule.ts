import { GraphQLError, type GraphQLSchema, isObjectType, type ValidationRule } from 'graphql';
import { echoPrefix } from './data-source/identity.ts';
import type { EntityKeys } from './entity-keys.ts';

/**
 * Builds the validation rule, given the reserved names of each schema, that no field may be answered under the name of one that the gateway asks for itself.
 *
 * The planner asks for keys and for what joined lists are made of under their own names, beside what the client
 * asks for: a client's field of the same name would be answered with the key, or stand in for it.
 */
export function createReservedAliasRule(
  namesOf: (schema: GraphQLSchema) => ReadonlySet<string>,
): ValidationRule {
  return (context) => {
    const reserved = namesOf(context.getSchema());
    const isReserved = (alias: string) =>
      reserved.has(alias) || alias.startsWith(echoPrefix) || /__alias_\d+$/.test(alias);
    return {
      Field(node) {
        const { alias, name } = node;
        if (alias === undefined || alias.value === name.value || !isReserved(alias.value)) return;
        context.reportError(
          new GraphQLError(`The alias "${alias.value}" is a name that the graph needs itself.`, {
            nodes: node,
          }),
        );
      },
    };
  };
}

/** The names under which a supergraph's clients may answer no other field. */
export function findReservedNames(supergraph: GraphQLSchema, keys: EntityKeys): ReadonlySet<string> {
  return new Set([...findHiddenFields(supergraph), ...[...keys.values()].flat(), '__typename']);
}

/** The names of all fields that clients cannot see. */
function findHiddenFields(supergraph: GraphQLSchema): readonly string[] {
  return Object.values(supergraph.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'inaccessible'))
    .map(({ name }) => name);
}
