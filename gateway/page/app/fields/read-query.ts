import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type SelectionPath, type Step, toField, toOn, toPathKey } from './selection-path.ts';

/** A query as it can be ticked: one operation, its fragments in their places. */
export interface ReadQuery {
  readonly operation: OperationDefinitionNode;
  /** The keys of all paths that are asked for. */
  readonly ticked: ReadonlySet<string>;
}

/** Reads a query; `undefined` where it cannot be read or holds several operations. */
export function readQuery(text: string): ReadQuery | undefined {
  try {
    const document = parse(text, { noLocation: true });
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const [operation] = operations;
    if (operations.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
    const selectionSet = inline(operation.selectionSet, toFragments(document), []);
    const ticked = new Set<string>();
    collect(selectionSet, [], ticked);
    return { operation: { ...operation, selectionSet }, ticked };
  } catch {
    return undefined;
  }
}

function toFragments(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

function inline(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  within: readonly string[],
): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        if (fragment === undefined || within.includes(name)) return [];
        return [...inline(fragment.selectionSet, fragments, [...within, name]).selections];
      }
      if (selection.selectionSet === undefined) return [selection];
      return [{ ...selection, selectionSet: inline(selection.selectionSet, fragments, within) }];
    }),
  };
}

function collect({ selections }: SelectionSetNode, path: SelectionPath, ticked: Set<string>): void {
  for (const selection of selections) {
    const step = toStep(selection);
    const inner = step === undefined ? path : [...path, step];
    ticked.add(toPathKey(inner));
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined) {
      collect(selection.selectionSet, inner, ticked);
    }
  }
}

/** The step that a selection is; an inline fragment without a type is none. */
export function toStep(selection: SelectionNode): Step | undefined {
  if (selection.kind === Kind.FIELD) return toField(selection.name.value);
  if (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition !== undefined) {
    return toOn(selection.typeCondition.name.value);
  }
  return undefined;
}
