import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a set of selections is, once every fragment stands where it is spread. */
export interface Extent {
  /** Fields, inline fragments and spreads. */
  readonly selections: number;
  /** Fields of the set itself, and none below them. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Levels of fields; introspection has none. */
  readonly depth: number;
}

/** How large a document is as a whole. */
export interface DocumentExtent extends Extent {
  /** Selections that were looked at to find out: never more than the text holds. */
  readonly steps: number;
}

const nothing: Extent = { selections: 0, fields: 0, aliases: 0, directives: 0, depth: 0 };

/**
 * Measures all operations of a document together, and the fragments that none of them reaches.
 *
 * Each fragment is measured once, however often it is spread, so that the work is linear in the text while the
 * numbers may be astronomical; the widest operation's fields and the deepest one's levels count. A fragment that
 * spreads itself adds nothing more: validation refuses it.
 */
export function measureDocument(document: DocumentNode): DocumentExtent {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Extent>();
  let steps = 0;

  const measureFragment = (name: string): Extent => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    known.set(name, nothing);
    const extent = withDirectives(measureSet(fragment.selectionSet), fragment.directives);
    known.set(name, extent);
    return extent;
  };
  const measureSet = (set: SelectionSetNode): Extent => {
    let total = nothing;
    for (const selection of set.selections) total = beside(total, measureSelection(selection));
    return total;
  };
  const measureSelection = (selection: SelectionNode): Extent => {
    steps += 1;
    const below = measureBelow(selection);
    return withDirectives({ ...below, selections: below.selections + 1 }, selection.directives);
  };
  const measureBelow = (selection: SelectionNode): Extent => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return measureSet(selection.selectionSet);
    const below = selection.selectionSet === undefined ? nothing : measureSet(selection.selectionSet);
    return {
      ...below,
      fields: 1,
      aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
      depth: selection.name.value.startsWith('__') ? 0 : below.depth + 1,
    };
  };

  let total = nothing;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { directives, selectionSet, variableDefinitions = [] } = definition;
    const given = [
      ...(directives ?? []),
      ...variableDefinitions.flatMap((variable) => variable.directives ?? []),
    ];
    total = apart(total, withDirectives(measureSet(selectionSet), given));
  }
  for (const name of fragments.keys()) {
    if (!known.has(name)) total = apart(total, measureFragment(name));
  }
  return { ...total, steps };
}

function withDirectives(extent: Extent, directives: readonly unknown[] | undefined): Extent {
  const count = directives?.length ?? 0;
  return count === 0 ? extent : { ...extent, directives: extent.directives + count };
}

/** Two parts of one set. */
function beside(left: Extent, right: Extent): Extent {
  return { ...apart(left, right), fields: left.fields + right.fields };
}

/** Two sets that have nothing to do with each other. */
function apart(left: Extent, right: Extent): Extent {
  return {
    selections: left.selections + right.selections,
    fields: Math.max(left.fields, right.fields),
    aliases: left.aliases + right.aliases,
    directives: left.directives + right.directives,
    depth: Math.max(left.depth, right.depth),
  };
}
