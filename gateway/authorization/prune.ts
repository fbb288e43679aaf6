import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isCondition } from '../plan-executor/conditions.ts';
import type { Verdicts } from './compile-requirements.ts';

/** An operation without what its caller may not ask for. */
export interface PrunedOperation {
  /** It alone, with the fragments that it still uses. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** What is pruned. */
export interface OperationToPrune {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * Takes out of an operation what a caller may not ask for; `undefined` where that is nothing.
 *
 * What is below a field that is taken out goes with it, and so do fragments that nothing uses any more.
 */
export function prune(
  { schema, document, operation }: OperationToPrune,
  verdicts: Verdicts,
): PrunedOperation | undefined {
  const given = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) given.set(definition.name.value, definition);
  }
  const kept = new Map<string, FragmentDefinitionNode | undefined>();
  let isPruned = false;

  function pruneSet(set: SelectionSetNode, type: GraphQLNamedType): SelectionSetNode {
    const selections = set.selections.flatMap(
      (selection) => pruneSelection(selection, type) ?? toTypeName(selection, type) ?? [],
    );
    const isSame =
      selections.length === set.selections.length &&
      selections.every((selection, index) => selection === set.selections[index]);
    if (isSame) return set;
    isPruned = true;
    // A field with nothing below it still tells whether its object is there.
    return { ...set, selections: selections.length === 0 ? [typeName] : selections };
  }

  function pruneSelection(selection: SelectionNode, type: GraphQLNamedType): SelectionNode | undefined {
    switch (selection.kind) {
      case Kind.FIELD:
        return pruneField(selection, type);
      case Kind.INLINE_FRAGMENT: {
        const narrowed = schema.getType(selection.typeCondition?.name.value ?? type.name) ?? type;
        if (selection.typeCondition !== undefined && !mayLook(narrowed, selection.selectionSet))
          return undefined;
        const selectionSet = pruneSet(selection.selectionSet, narrowed);
        return selectionSet === selection.selectionSet ? selection : { ...selection, selectionSet };
      }
      case Kind.FRAGMENT_SPREAD:
        return keepFragment(selection.name.value) === undefined ? undefined : selection;
    }
  }

  function pruneField(field: FieldNode, type: GraphQLNamedType): FieldNode | undefined {
    const name = field.name.value;
    // The schema itself is everybody's, as far as it is shown at all.
    if (name.startsWith('__')) return field;
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (definition === undefined) return field;
    if (isRoot(type) && !verdicts.mayNarrow(type.name)) return undefined;
    if (!verdicts.mayAsk(type.name, name)) return undefined;
    const held = getNamedType(definition.type);
    if (field.selectionSet === undefined) return field;
    if (!mayLook(held, field.selectionSet)) return undefined;
    const selectionSet = pruneSet(field.selectionSet, held);
    return selectionSet === field.selectionSet ? field : { ...field, selectionSet };
  }

  /** Whether objects of a type may be looked into: fields that no fragment stands around are asked of all. */
  function mayLook(type: GraphQLNamedType, { selections }: SelectionSetNode): boolean {
    return selections.every(isNarrowed) ? verdicts.mayNarrow(type.name) : verdicts.maySee(type.name);
  }

  function isRoot(type: GraphQLNamedType): boolean {
    return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
      (root) => root === type,
    );
  }

  function keepFragment(name: string): FragmentDefinitionNode | undefined {
    if (kept.has(name)) return kept.get(name);
    const definition = given.get(name);
    const type = definition && schema.getType(definition.typeCondition.name.value);
    if (definition === undefined || type === undefined || !mayLook(type, definition.selectionSet)) {
      kept.set(name, undefined);
      return undefined;
    }
    const selectionSet = pruneSet(definition.selectionSet, type);
    const own = selectionSet === definition.selectionSet ? definition : { ...definition, selectionSet };
    kept.set(name, own);
    return own;
  }

  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return undefined;
  const selectionSet = pruneSet(operation.selectionSet, root);
  if (!isPruned) return undefined;
  const own = { ...operation, selectionSet };
  const fragments = [...kept.values()].filter((fragment) => fragment !== undefined);
  return {
    document: { kind: Kind.DOCUMENT, definitions: [own, ...fragments] },
    operation: own,
    fragments: Object.assign(
      Object.create(null) as Record<string, FragmentDefinitionNode>,
      Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
    ),
  };
}

/**
 * What is still asked where a fragment is taken out: whether an object is one that it is about, and so lacks what it
 * asks for, is otherwise not known where nothing else depends on it.
 */
function toTypeName({ kind, directives = [] }: SelectionNode, type: GraphQLNamedType): FieldNode | undefined {
  if (kind === Kind.FIELD || !isAbstractType(type)) return undefined;
  return { ...typeName, directives: directives.filter(isCondition) };
}

/** Tells whether a selection is about objects of a type that it names. */
function isNarrowed(selection: SelectionNode): boolean {
  if (selection.kind === Kind.FIELD) return false;
  if (selection.kind === Kind.FRAGMENT_SPREAD || selection.typeCondition !== undefined) return true;
  return selection.selectionSet.selections.every(isNarrowed);
}

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
