import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  visit,
} from 'graphql';

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
      Directive(directive) {
        if (!isCondition(directive)) return;
        for (const { value } of directive.arguments ?? [])
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
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

/** Tells whether the conditions leave a selection in the operation. */
export function isIncluded({ directives = [] }: SelectionNode, conditions: Conditions): boolean {
  return directives.every((directive) => isMet(directive, conditions));
}

/** Tells whether a directive is a condition. */
export function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function isMet(directive: DirectiveNode, conditions: Conditions): boolean {
  if (!isCondition(directive)) return true;
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
  const isTrue =
    value?.kind === Kind.VARIABLE
      ? conditions[value.name.value] === true
      : value?.kind === Kind.BOOLEAN && value.value;
  return isTrue === (directive.name.value === 'include');
}
