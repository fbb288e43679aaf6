import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isOfType } from '../plan-executor/type-condition.ts';

/**
 * Splits an operation in two: all but a field of a type, and that field alone with what leads to it.
 *
 * @param schema what clients see
 */
export function splitOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  { type, field }: { readonly type: string; readonly field: string },
): readonly [DocumentNode, DocumentNode] {
  const types = new TypeInfo(schema);
  const isMeant = ({ name }: FieldNode): boolean => {
    const parent = types.getParentType()?.name;
    return name.value === field && parent !== undefined && isOfType(schema, type, parent);
  };
  const rest: ASTVisitor = {
    Field: (node) => (isMeant(node) ? null : undefined),
    SelectionSet: { leave: (set) => (isEmpty(set) ? withTypeName(set) : undefined) },
  };
  const alone: ASTVisitor = {
    Field: {
      // With all that is asked below it.
      enter: (node) => (isMeant(node) ? false : undefined),
      leave: ({ selectionSet }) => (selectionSet === undefined || isEmpty(selectionSet) ? null : undefined),
    },
    InlineFragment: { leave: ({ selectionSet }) => (isEmpty(selectionSet) ? null : undefined) },
    FragmentDefinition: { leave: withSelections },
    OperationDefinition: { leave: withSelections },
  };
  return [visit(document, visitWithTypeInfo(types, rest)), visit(document, visitWithTypeInfo(types, alone))];
}

function withSelections<Node extends { readonly selectionSet: SelectionSetNode }>(
  node: Node,
): Node | undefined {
  return isEmpty(node.selectionSet) ? { ...node, selectionSet: withTypeName(node.selectionSet) } : undefined;
}

function withTypeName(set: SelectionSetNode): SelectionSetNode {
  const name = { kind: Kind.NAME as const, value: '__typename' };
  return { ...set, selections: [{ kind: Kind.FIELD, name }] };
}

function isEmpty({ selections }: SelectionSetNode): boolean {
  return selections.length === 0;
}
