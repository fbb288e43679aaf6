import {
  type ASTNode,
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isObjectType,
} from 'graphql';
import { compileRequirements } from '../authorization/compile-requirements.ts';
import { noRights } from '../authorization/rights.ts';
import type { StatusRule } from './status-rule.ts';

/**
 * Where the graph says what became of its parts beside what was asked for, so that it can be asked too.
 *
 * It costs no further request: the subgraph that gives the object gives what it says of its parts, which it must
 * have found out already.
 */
export interface StatusPlaces {
  /** The field to ask for in objects of a type that stand in a field. */
  fieldAsked(type: string, field: GraphQLField<unknown, unknown> | undefined): string | undefined;
  /** The field that may have been asked for in objects of a type. */
  fieldOf(type: string): string | undefined;
}

/** A supergraph with the directives of the join specification (v0.5), as it was written and as a schema. */
export interface JoinedGraph {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
}

/**
 * Gives the rule where everybody may ask for what it rests on, since it is asked for on everybody's behalf; without
 * it the executor corrects nothing, and says less.
 */
export function toOpenRule(
  { document, schema }: JoinedGraph,
  status: StatusRule | undefined,
): StatusRule | undefined {
  if (status === undefined) return undefined;
  const open = compileRequirements(document, schema).toVerdicts(noRights);
  const isOpen = [status.part, status.state, status.code].every((field) => open.mayAsk(status.type, field));
  return isOpen ? status : undefined;
}

/**
 * Finds where a graph says what became of its parts. What not everybody may ask for is no such place.
 *
 * - In every object that is no entity, the field that lists statuses: such an object comes whole from one subgraph.
 * - In an entity that a field of the root gives, the field that holds its one status, where one subgraph alone
 *   answers both. Elsewhere in the answer it could cost a further request.
 *
 * @param schema what clients see
 */
export function findStatusPlaces(
  schema: GraphQLSchema,
  { document, schema: supergraph }: JoinedGraph,
  status: StatusRule,
): StatusPlaces {
  const open = compileRequirements(document, supergraph).toVerdicts(noRights);
  const lists = new Map<string, string>();
  const singles = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name === status.type) continue;
    const known = supergraph.getType(type.name);
    if (!isObjectType(known)) continue;
    for (const field of Object.values(type.getFields())) {
      if (getNamedType(field.type).name !== status.type || field.args.length > 0) continue;
      if (!open.mayAsk(type.name, field.name)) continue;
      const isList = isListType(getNullableType(field.type));
      if (isList && !isEntity(known) && !isDerived(known, field.name)) lists.set(type.name, field.name);
      if (!isList && isEntity(known)) singles.set(type.name, field.name);
    }
  }
  const roots = findRoots(schema, supergraph, singles);
  return {
    fieldAsked(type, field) {
      const list = lists.get(type);
      return list ?? (field !== undefined && roots.get(field) === type ? singles.get(type) : undefined);
    },
    fieldOf: (type) => lists.get(type) ?? singles.get(type),
  };
}

/** The fields of the root that give an entity from the one subgraph that also says what became of it. */
function findRoots(
  schema: GraphQLSchema,
  supergraph: GraphQLSchema,
  singles: ReadonlyMap<string, string>,
): ReadonlyMap<GraphQLField<unknown, unknown>, string> {
  const root = schema.getQueryType();
  const knownRoot = supergraph.getQueryType();
  const roots = new Map<GraphQLField<unknown, unknown>, string>();
  for (const field of Object.values(root?.getFields() ?? {})) {
    const name = getNamedType(field.type).name;
    const single = singles.get(name);
    const known = supergraph.getType(name);
    if (single === undefined || !isObjectType(known) || !isObjectType(knownRoot)) continue;
    const [owner, ...others] = findOwners(known, single);
    const rootOwners = findOwners(knownRoot, field.name);
    if (owner !== undefined && others.length === 0 && rootOwners.join() === owner) roots.set(field, name);
  }
  return roots;
}

/** The subgraphs that answer a field, by their names in the supergraph. */
function findOwners(type: GraphQLObjectType, field: string): readonly string[] {
  const own = readDirectives(type.getFields()[field]?.astNode, 'join__field');
  const given = own.length > 0 ? own : readDirectives(type.astNode, 'join__type');
  return given.filter((values) => values['external'] !== 'true').map(({ graph = '' }) => graph);
}

function isEntity(type: GraphQLObjectType): boolean {
  return readDirectives(type.astNode, 'join__type').some(({ key }) => key !== undefined);
}

/** Tells whether a field is made of what others must be asked for first. */
function isDerived(type: GraphQLObjectType, field: string): boolean {
  return readDirectives(type.getFields()[field]?.astNode, 'join__field').some(
    ({ requires }) => requires !== undefined,
  );
}

/** The leaf arguments of each directive of a name, as text. */
function readDirectives(
  node: Extract<ASTNode, { readonly directives?: unknown }> | null | undefined,
  name: string,
): readonly Readonly<Record<string, string>>[] {
  const directives =
    node !== null && node !== undefined && 'directives' in node ? (node.directives ?? []) : [];
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map((given) => [
          given.name.value,
          'value' in given.value ? String(given.value.value) : '',
        ]),
      ),
    );
}
