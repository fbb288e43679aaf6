import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { type CostRun, type CostTerm, evaluate, once, plus, times } from './cost-term.ts';
import type { ReadFieldCost } from './field-costs.ts';
import { toListSize } from './list-size.ts';

/** The estimated cost of one operation with a request's variables. */
export type OperationCost = (variables: Readonly<Record<string, unknown>>) => number;

/** The cost of a set of selections: what it costs itself, and what each item costs of lists sized from above. */
interface SetCost {
  readonly base: CostTerm;
  readonly sized: CostTerm;
}

const nothing: SetCost = { base: 0, sized: 0 };

/**
 * Compiles the estimated cost of every operation of a document, by name; an unnamed one is under `''`.
 *
 * Each fragment is compiled and worked out once for each way in which lists above it size its own, so both are
 * linear in the text. Everything that may apply is counted: `@skip` and `@include` are taken as selected, and
 * fragments on several types as if all were answered. Introspection costs nothing.
 */
export function compileCosts(
  document: DocumentNode,
  schema: GraphQLSchema,
  readFieldCost: ReadFieldCost,
): ReadonlyMap<string, OperationCost> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, SetCost>();

  const compileFragment = (name: string, sizedFields: readonly string[]): SetCost => {
    const key = [name, ...sizedFields].join(' ');
    const compiled = known.get(key);
    if (compiled !== undefined) return compiled;
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    known.set(key, nothing);
    const type = schema.getType(fragment.typeCondition.name.value);
    const { base, sized } = compileSet(fragment.selectionSet, type, sizedFields);
    const cost = { base: once(base), sized: once(sized) };
    known.set(key, cost);
    return cost;
  };
  const compileSet = (
    set: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    sizedFields: readonly string[],
  ): SetCost => {
    let total = nothing;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD)
        total = together(total, compileField(selection, parent, sizedFields));
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        total = together(total, compileFragment(selection.name.value, sizedFields));
      } else {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : schema.getType(condition);
        total = together(total, compileSet(selection.selectionSet, type, sizedFields));
      }
    }
    return total;
  };
  const compileField = (
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    sizedFields: readonly string[],
  ): SetCost => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return nothing;
    const field = parent.getFields()[node.name.value];
    // What the graph does not know is refused when it is validated.
    if (field === undefined) return nothing;
    const cost = readFieldCost(field);
    const size = toListSize(cost, node);
    const below =
      node.selectionSet === undefined ? nothing : compileSet(node.selectionSet, cost.type, cost.sizedFields);
    const item = plus(cost.weight, plus(below.base, times(size, below.sized)));
    let given = 0;
    for (const { name } of node.arguments ?? []) given += cost.argumentWeights.get(name.value) ?? 0;
    if (!cost.isList) return { base: plus(given, item), sized: 0 };
    if (sizedFields.includes(node.name.value)) return { base: given, sized: item };
    return { base: plus(given, times(size, item)), sized: 0 };
  };

  const costs = new Map<string, OperationCost>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const type = schema.getRootType(definition.operation) ?? undefined;
    const { base } = compileSet(definition.selectionSet, type, []);
    costs.set(definition.name?.value ?? '', toOperationCost(definition, base));
  }
  return costs;
}

function together(left: SetCost, right: SetCost): SetCost {
  return { base: plus(left.base, right.base), sized: plus(left.sized, right.sized) };
}

function toOperationCost(operation: OperationDefinitionNode, term: CostTerm): OperationCost {
  if (typeof term === 'number') return () => term;
  const defaults = new Map<string, unknown>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue !== undefined) defaults.set(variable.name.value, valueFromASTUntyped(defaultValue));
  }
  return (variables) => {
    const read: CostRun['read'] = (name) =>
      Object.hasOwn(variables, name) ? variables[name] : defaults.get(name);
    return evaluate(term, { read, known: new Map() });
  };
}
