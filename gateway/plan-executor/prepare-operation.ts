import {
  type ArgumentNode,
  type ASTVisitor,
  astFromValue,
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
import { type Conditions, isCondition, isIncluded } from './conditions.ts';
import { toInnerVariable, type ToInnerKey } from './inner-names.ts';
import { findFragments } from '../execution/find-fragments.ts';
import { isAboutSchema } from './introspect.ts';
import { createNarrowFragments } from './narrow-fragments.ts';
import type { StatusPlaces } from './status-places.ts';
import { codeKey, partKey, stateKey, statusesKey, type StatusRule } from './status-rule.ts';

/** What an operation is prepared by. */
export interface PreparationContext {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly status: StatusRule | undefined;
  /** Where the graph says it beside what was asked for. */
  readonly places: StatusPlaces | undefined;
  readonly toInnerKey: ToInnerKey;
  /** The interfaces that any subgraph knows as if they were object types. */
  readonly interfaceObjects: ReadonlySet<string>;
}

/**
 * Prepares a client's operation for the planner: only what its conditions leave, under the names by which subgraphs
 * are asked for it.
 *
 * The planner never sees a condition: one that empties all below a field would make it leave out the field too. Nor
 * does it see what is asked of the schema itself: no subgraph is asked for that, and the planner knows less of it than
 * clients may ask.
 */
export function prepareOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Conditions,
  { schema, status, places, toInnerKey, interfaceObjects }: PreparationContext,
): DocumentNode {
  const needed: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (definition) =>
        definition === operation ||
        (definition.kind === Kind.FRAGMENT_DEFINITION &&
          !definition.typeCondition.name.value.startsWith('__')),
    ),
  };
  const types = new TypeInfo(schema);
  const narrowFragments = createNarrowFragments(schema, interfaceObjects, findFragments(document));
  const visitor: ASTVisitor = {
    SelectionSet: {
      enter(set) {
        const asked = withoutSkipped(withoutSchema(set), conditions);
        const parent = types.getParentType();
        return parent === undefined || parent === null ? asked : narrowFragments(asked, parent);
      },
      // A field with nothing below it still tells whether its object is there.
      leave(set) {
        const own = toOwnSelections(set);
        return own.length === 0 ? undefined : { ...set, selections: [...set.selections, ...own] };
      },
    },
    Field(field) {
      const key = toInnerKey(field);
      if (key === (field.alias ?? field.name).value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: key } };
    },
    Directive: { enter: (directive) => withDefaults(schema, directive) },
    Variable(variable) {
      const value = toInnerVariable(variable.name.value);
      return value === variable.name.value ? undefined : { ...variable, name: { ...variable.name, value } };
    },
  };
  return visit(needed, visitWithTypeInfo(types, visitor));

  /** What is asked for beside what the client did, so that it is known what became of each part. */
  function toOwnSelections(set: SelectionSetNode): readonly SelectionNode[] {
    const parent = types.getParentType()?.name ?? '';
    if (status !== undefined && parent === status.type) return toStatusFields(status);
    const place = places?.fieldAsked(parent, types.getFieldDef() ?? undefined);
    if (status !== undefined && place !== undefined && !hasField(set, place)) {
      return [toField(statusesKey, place, toStatusFields(status))];
    }
    return set.selections.length > 0 ? [] : [typeName];
  }
}

function toStatusFields({ part, state, code }: StatusRule): readonly FieldNode[] {
  return [toField(partKey, part), toField(stateKey, state), toField(codeKey, code)];
}

function toField(alias: string, name: string, selections?: readonly SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: name },
    ...(selections === undefined ? {} : { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  };
}

function hasField({ selections }: SelectionSetNode, name: string): boolean {
  return selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === name);
}

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function withoutSchema(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.filter(
    (selection) => selection.kind !== Kind.FIELD || !isAboutSchema(selection),
  );
  return selections.length === set.selections.length ? set : { ...set, selections };
}

function withoutSkipped(set: SelectionSetNode, conditions: Conditions): SelectionSetNode {
  const selections = set.selections
    .filter((selection) => isIncluded(selection, conditions))
    .map((selection): SelectionNode => {
      const directives = (selection.directives ?? []).filter((directive) => !isCondition(directive));
      return { ...selection, directives };
    });
  return { ...set, selections };
}

/** Gives a directive the arguments that it was left to say by default: subgraphs may have no default, or another. */
function withDefaults(schema: GraphQLSchema, directive: DirectiveNode): DirectiveNode | undefined {
  const given = directive.arguments ?? [];
  const added = (schema.getDirective(directive.name.value)?.args ?? []).flatMap(
    ({ name, type, defaultValue }): readonly ArgumentNode[] => {
      if (defaultValue === undefined || given.some((argument) => argument.name.value === name)) return [];
      const value = astFromValue(defaultValue, type);
      return value === null || value === undefined
        ? []
        : [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }];
    },
  );
  return added.length === 0 ? undefined : { ...directive, arguments: [...given, ...added] };
}
