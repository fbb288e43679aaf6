import {
  type ASTVisitor,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Conditions } from './conditions.ts';
import { toInnerVariable, type ToInnerKey } from './inner-names.ts';
import { partKey, type StatusRule } from './status-rule.ts';

/** What an operation is prepared by. */
export interface PreparationContext {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly status: StatusRule | undefined;
  readonly toInnerKey: ToInnerKey;
}

/**
 * Prepares a client's operation for the planner: only what its conditions leave, under the names by which subgraphs
 * are asked for it.
 *
 * The planner never sees a condition: one that empties all below a field would make it leave out the field too.
 */
export function prepareOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Conditions,
  { schema, status, toInnerKey }: PreparationContext,
): DocumentNode {
  const needed: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
    ),
  };
  const types = new TypeInfo(schema);
  const visitor: ASTVisitor = {
    SelectionSet: {
      enter: (set) => withoutSkipped(set, conditions),
      // A field with nothing below it still tells whether its object is there.
      leave(set) {
        const isStatus = status !== undefined && types.getParentType()?.name === status.type;
        const own = isStatus ? [toPartField(status)] : set.selections.length > 0 ? [] : [typeName];
        return own.length === 0 ? undefined : { ...set, selections: [...set.selections, ...own] };
      },
    },
    Field(field) {
      const key = toInnerKey(field);
      if (key === (field.alias ?? field.name).value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: key } };
    },
    Variable(variable) {
      const value = toInnerVariable(variable.name.value);
      return value === variable.name.value ? undefined : { ...variable, name: { ...variable.name, value } };
    },
  };
  return visit(needed, visitWithTypeInfo(types, visitor));
}

function toPartField({ part }: StatusRule): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: partKey },
    name: { kind: Kind.NAME, value: part },
  };
}

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function withoutSkipped(set: SelectionSetNode, conditions: Conditions): SelectionSetNode {
  const selections = set.selections
    .filter(({ directives = [] }) => directives.every((directive) => isMet(directive, conditions)))
    .map((selection): SelectionNode => {
      const directives = (selection.directives ?? []).filter((directive) => !isCondition(directive));
      return { ...selection, directives };
    });
  return { ...set, selections };
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

/** Tells whether a directive leaves what it stands on in the operation. */
function isMet(directive: DirectiveNode, conditions: Conditions): boolean {
  if (!isCondition(directive)) return true;
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
  const isTrue =
    value?.kind === Kind.VARIABLE
      ? conditions[value.name.value] === true
      : value?.kind === Kind.BOOLEAN && value.value;
  return isTrue === (directive.name.value === 'include');
}
