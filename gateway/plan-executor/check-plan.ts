import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
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
import { type ParsedFetch, parseFetch } from './parse-fetch.ts';
import { PlanRefusal } from './plan-refusal.ts';
import type { SubgraphFacts, SupergraphFacts } from './supergraph-facts.ts';
import { isOfType } from './type-condition.ts';

/** A field of a type. */
export interface TypeField {
  readonly type: string;
  readonly field: string;
}

/** Two fields of a plan require one field with different arguments; one of the two is to be planned by itself. */
export class RequirementConflict extends PlanRefusal {
  readonly of: readonly TypeField[];

  constructor(place: string, of: RequirementConflict['of']) {
    super(`A plan requires ${place} with different arguments at once.`);
    this.of = of;
  }
}

/**
 * Refuses a plan that would be answered wrongly and without an error.
 *
 * The planner can ask a subgraph for a field that it knows only as another's, and for one without what that requires,
 * where a field requires one that itself requires something; and it keeps one answer where two fields require the
 * same with different arguments.
 */
export function checkPlan(schema: GraphQLSchema, facts: SupergraphFacts, plan: QueryPlan): void {
  const required = new Map<string, Requirement>();
  for (const { node, path } of findFetches(plan.node, [])) {
    const subgraph = facts.subgraphs.get(node.serviceName);
    if (subgraph === undefined) throw new PlanRefusal('A plan asks a subgraph that is not known.');
    checkFetch(schema, subgraph, node, path, required);
  }
}

function checkFetch(
  schema: GraphQLSchema,
  facts: SubgraphFacts,
  node: FetchNode,
  path: readonly string[],
  required: Map<string, Requirement>,
): void {
  const { operation, entities, fragments } = parseFetch(node.operation);

  function checkSet(
    set: SelectionSetNode,
    parent: string,
    provided: readonly Provided[],
    place: readonly string[],
    isTop = false,
    whole = set,
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition?.name.value ?? parent;
        checkSet(selection.selectionSet, type, provided, place, isTop, whole);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) {
          checkSet(fragment.selectionSet, fragment.typeCondition.name.value, provided, place, isTop, whole);
        }
      } else checkField(selection, parent, provided, place, whole, isTop);
    }
  }

  function checkField(
    field: FieldNode,
    parent: string,
    provided: readonly Provided[],
    place: readonly string[],
    beside: SelectionSetNode,
    isTop: boolean,
  ): void {
    const name = field.name.value;
    const own = provided.filter((one) => one.field.name.value === name);
    for (const type of toObjectTypes(schema, parent)) {
      const isProvided = own.some(
        ({ condition }) => condition === undefined || isOfType(schema, type, condition),
      );
      if (facts.isExternal(type, name) && !facts.keyFields(type).has(name) && !isProvided) {
        throw new PlanRefusal(`A plan asks for ${type}.${name} where it is not known.`);
      }
      const needed = facts.requires(type, name);
      if (needed === undefined) continue;
      // What the same answer brings along need not be given.
      const given = isTop
        ? [...findGiven(node.requires ?? []), ...findAsked(beside, fragments)]
        : findAsked(beside, fragments);
      const names = new Set(given);
      visitFields(needed, (one, above) => {
        const place = [...above, one.name.value].join('.');
        if (!names.has(place)) throw new PlanRefusal(`A plan asks for ${type}.${name} without ${place}.`);
      });
      checkRequired(needed, { type, field: name }, place, required);
    }
    const below = toNamedType(schema, parent, name);
    if (field.selectionSet === undefined || below === undefined) return;
    const sets = [facts.provides(parent, name), ...own.map((one) => one.field.selectionSet)];
    checkSet(
      field.selectionSet,
      below,
      sets.flatMap((set) => (set === undefined ? [] : toProvided(set))),
      [...place, (field.alias ?? field.name).value],
    );
  }

  if (entities?.selectionSet !== undefined) checkSet(entities.selectionSet, '_Entity', [], path, true);
  else checkSet(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? 'Query', [], path);
}

/** The fields that an object is represented by, at any depth. */
function findGiven(selections: readonly QueryPlanSelectionNode[], above = ''): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') return findGiven(selection.selections, above);
    const place = `${above}${selection.name}`;
    return [place, ...findGiven(selection.selections ?? [], `${place}.`)];
  });
}

/** The fields that are asked of an object, at any depth. */
function findAsked(
  { selections }: SelectionSetNode,
  fragments: ParsedFetch['fragments'],
  above = '',
): readonly string[] {
  return selections.flatMap((selection): readonly string[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments[selection.name.value];
      return fragment === undefined ? [] : findAsked(fragment.selectionSet, fragments, above);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return findAsked(selection.selectionSet, fragments, above);
    const place = `${above}${selection.name.value}`;
    const { selectionSet } = selection;
    return [place, ...(selectionSet === undefined ? [] : findAsked(selectionSet, fragments, `${place}.`))];
  });
}

/** With which arguments a field is required, and by which one. */
interface Requirement {
  readonly given: string;
  readonly by: TypeField;
}

/** Two fields of a plan must not require one field of an object with different arguments: they would get one answer. */
function checkRequired(
  set: SelectionSetNode,
  by: TypeField,
  place: readonly string[],
  required: Map<string, Requirement>,
): void {
  visitFields(set, (field, above) => {
    const own = [...place, ...above, field.name.value].join('.');
    const given = (field.arguments ?? []).map(print).toSorted().join();
    const known = required.get(own);
    if (known !== undefined && known.given !== given) {
      throw new RequirementConflict([by.type, ...above, field.name.value].join('.'), [by, known.by]);
    }
    required.set(own, { given, by });
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

/** A fetch of a plan, and the way to the objects that it adds to by response keys. */
interface PlacedFetch {
  readonly node: FetchNode;
  readonly path: readonly string[];
}

function findFetches(node: QueryPlan['node'], path: readonly string[]): readonly PlacedFetch[] {
  if (node === undefined) return [];
  switch (node.kind) {
    case 'Fetch':
      return [{ node, path }];
    case 'Flatten':
      return findFetches(node.node, [...path, ...node.path.map(String).filter((key) => key !== '@')]);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((one: PlanNode) => findFetches(one, path));
    default:
      // What cannot be carried out at all is refused when it is compiled.
      return [];
  }
}
