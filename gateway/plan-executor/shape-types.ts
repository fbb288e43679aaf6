import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Conditions, isIncluded } from './conditions.ts';
import { isOfType } from './type-condition.ts';

/** What tells whether an answer depends on a type that is not known. */
export interface TypeContext {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** By the client's names. */
  readonly conditions: Conditions;
}

/** The type by which an object is shaped; `undefined` where what is asked for depends on one that is not known. */
export function toShapedType(
  context: TypeContext,
  type: GraphQLNamedType,
  name: string,
  nodes: readonly FieldNode[],
): GraphQLObjectType | undefined {
  const { schema } = context;
  const actual = schema.getType(name);
  if (isObjectType(type)) return actual === type ? type : undefined;
  if (isObjectType(actual))
    return isAbstractType(type) && schema.isSubType(type, actual) ? actual : undefined;
  // A subgraph that knows an interface as if it were an object type says no more of what it answers.
  if (!isInterfaceType(type) || actual !== type) return undefined;
  const isEnough = nodes.every((node) => !dependsOnType(context, type, node.selectionSet));
  return isEnough ? (type as unknown as GraphQLObjectType) : undefined;
}

function dependsOnType(
  context: TypeContext,
  type: GraphQLInterfaceType,
  set: SelectionSetNode | undefined,
): boolean {
  const { schema, fragments, conditions } = context;
  return (set?.selections ?? []).some((selection) => {
    if (!isIncluded(selection, conditions)) return false;
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename';
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const condition = fragment?.typeCondition?.name.value ?? type.name;
    return !isOfType(schema, type.name, condition) || dependsOnType(context, type, fragment?.selectionSet);
  });
}
