import {
  type DirectiveNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
} from 'graphql';
import { findCostDirectiveNames, toArguments } from './cost-directives.ts';

/** What a field of the graph costs, before its arguments are known. */
export interface FieldCost {
  /** The cost of one item, without what is asked of it. */
  readonly weight: number;
  /** The cost of each argument that is given. */
  readonly argumentWeights: ReadonlyMap<string, number>;
  readonly isList: boolean;
  /** Arguments whose number says how many items there are at most. */
  readonly slicingArguments: readonly string[];
  /** Arguments whose number of items does. */
  readonly keyArguments: readonly string[];
  /** How many items there are where no argument says so. */
  readonly assumedItems: number;
  /** Lists directly below that have as many items as the arguments of this field say. */
  readonly sizedFields: readonly string[];
  /** What the field returns. */
  readonly type: GraphQLNamedType;
}

/** Tells what a field costs. */
export type ReadFieldCost = (field: GraphQLField<unknown, unknown>) => FieldCost;

/** Arguments that say how many items are wanted, where the graph does not name them with `@listSize`. */
const usualSlicing: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/** The lists of a connection, where the graph does not name them with `@listSize`. */
const usualSizedFields = ['edges', 'nodes'];

/**
 * Builds what reads the cost of fields from a supergraph: an object 1, a leaf nothing, unless `@cost` says
 * otherwise; the sizes of lists from `@listSize`, from arguments of paging, or from the keys that are asked for.
 *
 * Weights of input fields are not counted.
 *
 * @see https://ibm.github.io/graphql-specs/cost-spec.html
 */
export function createReadFieldCost(schema: GraphQLSchema, assumedItems: number): ReadFieldCost {
  const names = findCostDirectiveNames(schema);
  const known = new WeakMap<GraphQLField<unknown, unknown>, FieldCost>();
  const weightOf = (holder: { readonly astNode?: unknown }): number | undefined => {
    const weight = Number(toArguments(findDirective(holder.astNode, names.cost))['weight']);
    return Number.isFinite(weight) ? weight : undefined;
  };
  const read = (field: GraphQLField<unknown, unknown>): FieldCost => {
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const sizes = toArguments(findDirective(field.astNode, names.listSize));
    const slicing =
      toNames(sizes['slicingArguments']) ?? field.args.filter(isSlicing).map(({ name }) => name);
    const isConnection = !isList && slicing.length > 0;
    const byDefault = field.args.find(({ name }) => slicing.includes(name))?.defaultValue;
    const assumed = sizes['assumedSize'] ?? byDefault;
    return {
      weight: weightOf(field) ?? weightOf(type as { astNode?: unknown }) ?? (isCompositeType(type) ? 1 : 0),
      argumentWeights: new Map(field.args.map((argument) => [argument.name, weightOf(argument) ?? 0])),
      isList,
      slicingArguments: slicing,
      keyArguments: isList && slicing.length === 0 ? field.args.filter(isKeys).map(({ name }) => name) : [],
      assumedItems: typeof assumed === 'number' ? assumed : assumedItems,
      sizedFields: toNames(sizes['sizedFields']) ?? (isConnection ? usualSizedFields : []),
      type,
    };
  };
  return (field) => {
    const cost = known.get(field) ?? read(field);
    known.set(field, cost);
    return cost;
  };
}

type Argument = GraphQLField<unknown, unknown>['args'][number];

function isSlicing({ name, type }: Argument): boolean {
  return usualSlicing.has(name) && String(getNullableType(type)) === 'Int';
}

/** A list of ids is answered with one item each; any other list only filters. */
function isKeys({ type }: Argument): boolean {
  return isListType(getNullableType(type)) && getNamedType(type).name === 'ID';
}

function toNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

function findDirective(node: unknown, name: string): DirectiveNode | undefined {
  const { directives } = (node ?? {}) as { directives?: readonly DirectiveNode[] };
  return directives?.find((directive) => directive.name.value === name);
}
