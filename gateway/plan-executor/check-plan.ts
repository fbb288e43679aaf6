import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';
import { visitFields } from './field-set.ts';
import { parseFetch } from './parse-fetch.ts';
import { PlanRefusal } from './plan-refusal.ts';
import type { SubgraphFacts, SupergraphFacts } from './supergraph-facts.ts';
import { isOfType } from './type-condition.ts';

/** Two fields of a plan require one field with different arguments; one of the two is named, to be planned by itself. */
export class RequirementConflict extends PlanRefusal {
  readonly of: { readonly type: string; readonly field: string };

  constructor(place: string, of: RequirementConflict['of']) {
    super(`A plan requires ${place} with different arguments at once.`);
    this.of = of;
  }
}

/**
 * Refuses a plan that would be answered wrongly and without an error.
 *
 * The planner can ask a subgraph for a field that it knows only as another's, where a field requires one that
 * itself requires something; and it keeps one answer where two fields require the same with different arguments.
 */
export function checkPlan(schema: GraphQLSchema, facts: SupergraphFacts, plan: QueryPlan): void {
  const required = new Map<string, string>();
  for (const fetch of findFetches(plan.node)) {
    const subgraph = facts.subgraphs.get(fetch.serviceName);
    if (subgraph === undefined) throw new PlanRefusal('A plan asks a subgraph that is not known.');
    checkFetch(schema, subgraph, fetch, required);
  }
}

function checkFetch(
  schema: GraphQLSchema,
  facts: SubgraphFacts,
  node: FetchNode,
  required: Map<string, string>,
): void {
  const { operation, entities, fragments } = parseFetch(node.operation);

  function checkSet(set: SelectionSetNode, parent: string, provided: readonly Provided[]): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        checkSet(selection.selectionSet, selection.typeCondition?.name.value ?? parent, provided);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) {
          checkSet(fragment.selectionSet, fragment.typeCondition.name.value, provided);
        }
      } else checkField(selection, parent, provided);
    }
  }

  function checkField(field: FieldNode, parent: string, provided: readonly Provided[]): void {
    const name = field.name.value;
    const own = provided.filter((one) => one.field.name.value === name);
    for (const type of toObjectTypes(schema, parent)) {
      const isProvided = own.some(
        ({ condition }) => condition === undefined || isOfType(schema, type, condition),
      );
      if (facts.isExternal(type, name) && !facts.keyFields(type).has(name) && !isProvided) {
        throw new PlanRefusal(`A plan asks for ${type}.${name} where it is not known.`);
      }
      checkRequired(facts.requires(type, name), type, name, required);
    }
    const below = toNamedType(schema, parent, name);
    if (field.selectionSet === undefined || below === undefined) return;
    const sets = [facts.provides(parent, name), ...own.map((one) => one.field.selectionSet)];
    checkSet(
      field.selectionSet,
      below,
      sets.flatMap((set) => (set === undefined ? [] : toProvided(set))),
    );
  }

  if (entities?.selectionSet !== undefined) checkSet(entities.selectionSet, '_Entity', []);
  else checkSet(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? 'Query', []);
}

/** Two fields of a plan must not require one field with different arguments: they would get the same answer. */
function checkRequired(
  set: SelectionSetNode | undefined,
  type: string,
  name: string,
  required: Map<string, string>,
): void {
  if (set === undefined) return;
  visitFields(set, (field, above) => {
    const place = [type, ...above, field.name.value].join('.');
    const given = (field.arguments ?? []).map(print).toSorted().join();
    const known = required.get(place);
    if (known !== undefined && known !== given) {
      throw new RequirementConflict(place, { type, field: name });
    }
    required.set(place, given);
  });
}

/** A field that a resolver brings along, and the type of the object that it brings it of. */
interface Provided {
  readonly condition: string | undefined;
  readonly field: FieldNode;
}

function toProvided(set: SelectionSetNode, condition?: string): readonly Provided[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ condition, field: selection }];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    return toProvided(selection.selectionSet, selection.typeCondition?.name.value ?? condition);
  });
}

function toObjectTypes(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  if (!isInterfaceType(type)) return [name];
  return [name, ...schema.getPossibleTypes(type).map((one) => one.name)];
}

function toNamedType(schema: GraphQLSchema, parent: string, field: string): string | undefined {
  const type = schema.getType(parent);
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const found = type.getFields()[field]?.type;
  return found === undefined ? undefined : getNamedType(found).name;
}

function findFetches(node: QueryPlan['node']): readonly FetchNode[] {
  if (node === undefined) return [];
  switch (node.kind) {
    case 'Fetch':
      return [node];
    case 'Flatten':
      return findFetches(node.node);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((one: PlanNode) => findFetches(one));
    default:
      // What cannot be carried out at all is refused when it is compiled.
      return [];
  }
}
