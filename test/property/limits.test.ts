import fc from 'fast-check';
import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createBoundedCache } from '../../gateway/limits/bounded-cache.ts';
import { createOperationGuard } from '../../gateway/limits/create-operation-guard.ts';
import { defaultLimits } from '../../gateway/limits/limits.ts';
import { longestListGiven } from '../../gateway/limits/longest-list.ts';
import { measureDocument } from '../../gateway/limits/measure-document.ts';

const schema = buildSchema(`
  type Query { a(first: Int): Query  b(ids: [ID!]): [Query]  c: Page  d: String }
  type Page { edges: [Query]  nodes(first: Int): [Query] }
`);
const limits = defaultLimits('sandbox').operation;

/** Selections that spread only fragments of a higher number, so that none leads back to itself. */
function selections(fragments: number, above: number): fc.Arbitrary<string> {
  const leaf = fc.constantFrom(
    'd',
    'x: d',
    'd @skip(if: false)',
    '__typename',
    'y: __typename @include(if: true)',
  );
  const spread =
    above + 1 < fragments
      ? fc.integer({ min: above + 1, max: fragments - 1 }).map((number) => `...F${number}`)
      : leaf;
  const { set } = fc.letrec<{ set: string; one: string }>((tie) => ({
    set: fc.array(tie('one'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
    one: fc.oneof(
      { maxDepth: 3 },
      leaf,
      spread,
      tie('set').map((set) => `a(first: 2) { ${set} }`),
      tie('set').map((set) => `z: b(ids: ["1", "2"]) @include(if: $on) { ${set} }`),
      tie('set').map((set) => `... on Query @skip(if: $on) { ${set} }`),
    ),
  }));
  return set;
}

/** A document of one operation and some fragments, all in any order of use. */
const documents = fc
  .integer({ min: 0, max: 5 })
  .chain((fragments) =>
    fc.tuple(
      selections(fragments, -1),
      ...Array.from({ length: fragments }, (_, number) => selections(fragments, number)),
    ),
  )
  .map(
    ([operation, ...fragments]) =>
      `query ($on: Boolean = true) { ${operation} ${fragments.length > 0 ? '...F0' : ''} } ${fragments
        .map((set, number) => `fragment F${number} on Query { ${set} }`)
        .join(' ')}`,
  );

/** Expands every fragment where it stands and counts what is there, one by one; stops at a bound. */
function countNaively(document: DocumentNode, roots: readonly SelectionSetNode[], bound: number) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const count = { selections: 0, aliases: 0, directives: 0, depth: 0, fields: 0 };
  const walk = (set: SelectionSetNode, level: number): number => {
    let fields = 0;
    for (const selection of set.selections) {
      if (count.selections >= bound) return fields;
      count.selections += 1;
      count.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        if (selection.alias !== undefined) count.aliases += 1;
        if (!selection.name.value.startsWith('__')) count.depth = Math.max(count.depth, level + 1);
        if (selection.selectionSet !== undefined) walk(selection.selectionSet, level + 1);
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (inner !== undefined) fields += walk(inner.selectionSet, level);
      }
    }
    return fields;
  };
  for (const root of roots) count.fields = Math.max(count.fields, walk(root, 0));
  return count;
}

/** The operation's selections, and those of the fragments that it does not reach. */
function findRoots(document: DocumentNode): readonly SelectionSetNode[] {
  const roots: SelectionSetNode[] = [];
  const reached = new Set<string>();
  const reach = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet !== undefined) reach(selection.selectionSet);
      } else if (!reached.has(selection.name.value)) {
        reached.add(selection.name.value);
        for (const definition of document.definitions) {
          if (
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value
          ) {
            reach(definition.selectionSet);
          }
        }
      }
    }
  };
  const take = (set: SelectionSetNode): void => {
    roots.push(set);
    reach(set);
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) take(definition.selectionSet);
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && !reached.has(definition.name.value))
      take(definition.selectionSet);
  }
  return roots;
}

describe('the measure of a document', () => {
  const bound = 20_000;

  it('is what a naive expansion counts, with no more steps than the text has words', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = parse(text);
        const naive = countNaively(document, findRoots(document), bound);
        fc.pre(naive.selections < bound);
        const { steps, ...extent } = measureDocument(document);
        expect(extent).toEqual(naive);
        expect(steps).toBeLessThanOrEqual(text.split(/\s+/).length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is beyond what a naive expansion gives up at', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 30 }), (text, bound) => {
        const document = parse(text);
        const naive = countNaively(document, findRoots(document), bound);
        expect(Math.min(measureDocument(document).selections, bound)).toBe(naive.selections);
      }),
    );
  });
});

describe('the guard', () => {
  const guard = createOperationGuard(schema, limits);
  const codes =
    /^(OPERATION_TOO_(DEEP|LARGE|COSTLY)|TOO_MANY_(ALIASES|ROOT_FIELDS|DIRECTIVES)|LIST_TOO_LONG)$/;
  const holds = (asked: Parameters<typeof guard>[0]): void => {
    expect(guard(asked)?.code ?? 'LIST_TOO_LONG').toMatch(codes);
  };

  it('never throws, whatever the operation and its variables', () => {
    fc.assert(
      fc.property(documents, fc.anything(), fc.anything(), (query, variables, operationName) =>
        holds({ query, variables, operationName }),
      ),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '...',
      ':',
      '@',
      '$',
      '!',
      '=',
      '"',
      '"""',
      '#',
      '\n',
      'on',
      'a',
      'b',
      'F',
      'fragment',
      'query',
      'first',
      '1',
      '-',
      '\u{1F600}',
      '\u0000',
      '\uD800',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => holds({ query: parts.join(' ') })),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.anything(), (query) => holds({ query })));
  });

  it('refuses nothing that fits, and the same again and again', () => {
    fc.assert(
      fc.property(documents, (query) => {
        const first = guard({ query });
        const { selections, aliases, directives, depth, fields } = measureDocument(parse(query));
        const fits =
          selections <= limits.selections &&
          aliases <= limits.aliases &&
          directives <= limits.directives &&
          depth <= limits.depth &&
          fields <= limits.rootFields;
        expect(first === undefined || first.code === 'OPERATION_TOO_COSTLY').toBe(fits);
        expect(guard({ query })).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the longest list of a value', () => {
  it('is found at any depth', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 40 }), (depth, length) => {
        let value: unknown = { a: Array.from({ length }, () => 1) };
        for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { value } : [value];
        expect(longestListGiven(value)).toBe(Math.max(length, depth > 1 ? 1 : 0));
      }),
    );
  });
});

describe('a bounded cache', () => {
  it('never grows beyond its bound, and keeps what was used last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), fc.integer({ min: 1, max: 5 }), (keys, most) => {
        const cache = createBoundedCache<number>(most);
        const order: number[] = [];
        for (const key of keys) {
          let isMade = false;
          const value = cache.getOrMake(String(key), () => {
            isMade = true;
            return key;
          });
          expect(value).toBe(key);
          expect(isMade).toBe(!order.slice(-most).includes(key));
          if (order.includes(key)) order.splice(order.indexOf(key), 1);
          order.push(key);
          expect(cache.size).toBe(Math.min(most, order.length));
        }
      }),
    );
  });
});
