import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/** What the conditions of an operation are in one request, by the variables that they depend on. */
export type Conditions = Readonly<Record<string, boolean>>;

/** The variables on which `@skip` and `@include` of an operation depend, by name, in order. */
export function findConditionVariables(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive({ name, arguments: given = [] }) {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  // A fragment that another operation of the document uses can name variables that this one does not have.
  const own = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  return [...names].filter((name) => own.has(name)).toSorted();
}

/** What the conditions of an operation are, given its variables; `undefined` where one of them is not known. */
export function evaluateConditions(
  names: readonly string[],
  variables: Readonly<Record<string, unknown>>,
): Conditions | undefined {
  const conditions: Record<string, boolean> = Object.create(null) as never;
  for (const name of names) {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (typeof value !== 'boolean') return undefined;
    conditions[name] = value;
  }
  return conditions;
}
