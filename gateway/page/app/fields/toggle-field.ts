import {
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { toDefaultSelection, toFieldNode } from './default-selection.ts';
import { readQuery, toStep } from './read-query.ts';
import { type SelectionPath, type Step, toPathKey } from './selection-path.ts';

/** Puts something in a query, or takes it out with all below it; gives the query's new text. */
export function toggleField(schema: GraphQLSchema, text: string, path: SelectionPath): string {
  const read = readQuery(text) ?? emptyQuery;
  const root = schema.getQueryType();
  if (root === undefined || root === null) return text;
  const variables = new Map(
    (read.operation.variableDefinitions ?? []).map((one) => [one.variable.name.value, one] as const),
  );
  const isTicked = read.ticked.has(toPathKey(path));
  const selectionSet = isTicked
    ? remove(read.operation.selectionSet, path)
    : add(read.operation.selectionSet, path, root, schema, variables);
  const operation: OperationDefinitionNode = {
    ...read.operation,
    selectionSet: selectionSet ?? { kind: Kind.SELECTION_SET, selections: [toFieldNode('__typename')] },
    variableDefinitions: [...variables.values()].filter((one) => isUsed(one, selectionSet)),
  };
  return `${print(operation)}\n`;
}

const emptyQuery = {
  ticked: new Set<string>(),
  operation: {
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query',
    name: { kind: Kind.NAME, value: 'MyQuestion' },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
  } as unknown as OperationDefinitionNode,
};

function isUsed({ variable }: VariableDefinitionNode, selectionSet: SelectionSetNode | undefined): boolean {
  return selectionSet !== undefined && new RegExp(`\\$${variable.name.value}\\b`).test(print(selectionSet));
}

function remove(
  { selections }: SelectionSetNode,
  [step, ...rest]: SelectionPath,
): SelectionSetNode | undefined {
  const kept = selections.flatMap((selection): SelectionNode[] => {
    if (step === undefined || !isStep(selection, step)) return [selection];
    if (rest.length === 0 || selection.kind === Kind.FRAGMENT_SPREAD || selection.selectionSet === undefined)
      return [];
    const selectionSet = remove(selection.selectionSet, rest);
    return selectionSet === undefined ? [] : [{ ...selection, selectionSet }];
  });
  // A name alone of a type is not worth asking for once all else was taken out.
  const isEmpty = kept.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
  );
  return isEmpty ? undefined : { kind: Kind.SELECTION_SET, selections: kept };
}

function add(
  selectionSet: SelectionSetNode | undefined,
  [step, ...rest]: SelectionPath,
  type: GraphQLNamedType,
  schema: GraphQLSchema,
  variables: Map<string, VariableDefinitionNode>,
): SelectionSetNode | undefined {
  if (step === undefined) return selectionSet ?? toDefaultSelection(type);
  const selections = (selectionSet?.selections ?? []).filter((one) => !isPlaceholder(one));
  const found = selections.findIndex((selection) => isStep(selection, step));
  const known = selections[found];
  const inner = known === undefined || known.kind === Kind.FRAGMENT_SPREAD ? undefined : known.selectionSet;
  const made = make(step, type, schema, variables, known);
  if (made === undefined) return selectionSet;
  const below = isCompositeType(made.type) ? add(inner, rest, made.type, schema, variables) : undefined;
  const node = { ...made.node, ...(below === undefined ? {} : { selectionSet: below }) } as SelectionNode;
  return {
    kind: Kind.SELECTION_SET,
    selections: found < 0 ? [...selections, node] : selections.with(found, node),
  };
}

function make(
  step: Step,
  type: GraphQLNamedType,
  schema: GraphQLSchema,
  variables: Map<string, VariableDefinitionNode>,
  known: SelectionNode | undefined,
): { readonly node: SelectionNode; readonly type: GraphQLNamedType } | undefined {
  if (step.kind === 'on') {
    const inner = schema.getType(step.type);
    if (inner === undefined) return undefined;
    const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: step.type } } as const;
    const selectionSet = { kind: Kind.SELECTION_SET, selections: [] } as const;
    return { type: inner, node: known ?? { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet } };
  }
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[step.name] : undefined;
  if (field === undefined) return undefined;
  return { type: getNamedType(field.type), node: known ?? toNewField(field, variables) };
}

/** A field with what it cannot be asked without, as variables. */
function toNewField(
  { name, args }: GraphQLField<unknown, unknown>,
  variables: Map<string, VariableDefinitionNode>,
): FieldNode {
  const required = args.filter(isRequiredArgument);
  for (const argument of required) {
    variables.set(argument.name, {
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: argument.name } },
      type: parseType(String(argument.type), { noLocation: true }),
    });
  }
  return {
    ...toFieldNode(name),
    arguments: required.map((argument) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument.name },
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: argument.name } },
    })),
  };
}

function isStep(selection: SelectionNode, step: Step): boolean {
  const own = toStep(selection);
  return own !== undefined && toPathKey([own]) === toPathKey([step]);
}

/** What only stands for something that is not chosen yet. */
function isPlaceholder(selection: SelectionNode): boolean {
  return (
    selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias === undefined
  );
}
