import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileRequirements } from '../../gateway/authorization/compile-requirements.ts';
import { noRights } from '../../gateway/authorization/rights.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import { subgraphNames } from '../../schema/care-settings.ts';
import { rules } from '../../schema/lint/rules.ts';
import { parseSubgraph } from '../../schema/read-subgraph.ts';
import { composeSupergraph } from '../../schema/tools/compose-supergraph.ts';

const breaches: readonly [keyof typeof rules, string, RegExp][] = [
  ['described', 'type A { "A field." b: Int }', /"A" has no description/],
  ['described', '"A type." type A { "no full stop" b: Int }', /"b" is no sentence/],
  ['described', '"An enum." enum E { A }', /"A" has no description/],
  ['nullable-boundaries', 'type A @key(fields: "id") { id: ID! name: String! }', /A\.name crosses/],
  ['nullable-boundaries', 'type Query { things: [Int]! }', /Query\.things crosses/],
  ['bounded-lists', 'type Query { a(ids: [ID!]!): Int }', /"ids" does not say its maximum/],
  ['bounded-lists', 'type A { b("How many." first: Int): Int }', /"first" does not say its maximum/],
  [
    'no-shareable-lists',
    'type A @key(fields: "id") { id: ID! b: [Int] @shareable }',
    /A\.b is a shareable list/,
  ],
  [
    'no-shareable-lists',
    'type A @key(fields: "id") @shareable { id: ID! b: [Int!]! }',
    /A\.b is a shareable list/,
  ],
  [
    'no-chained-requires',
    'type A @key(fields: "id") { id: ID! a: Int @external b: Int @requires(fields: "a") c: Int @requires(fields: "b") }',
    /A\.c requires A\.b/,
  ],
  ['sensitivity-labels', 'type A { b: Int }', /A needs one @sensitivity label/],
  ['sensitivity-labels', 'type A @sensitivity(label: "PUBLIC") { b: Int }', /unknown label "PUBLIC"/],
];

describe('the house rules', () => {
  it.each(breaches)('%s finds what breaks it in %s', (name, sdl, expected) => {
    const faults = rules[name]?.([{ name: 'primary', document: parse(sdl) }]) ?? [];
    expect(faults.join('\n')).toMatch(expected);
  });

  it.each(Object.keys(rules))('%s holds for the contract', (name) => {
    const subgraphs = subgraphNames.map((subgraph) => ({
      name: subgraph,
      document: parseSubgraph(subgraph),
    }));
    expect(rules[name]?.(subgraphs)).toEqual([]);
  });
});

describe('composition', () => {
  const { errors, hints } = composeSupergraph();

  it('has neither an error nor a hint', () => {
    expect(errors).toEqual([]);
    expect(hints).toEqual([]);
  });

  it('demands a scope for everything that can be asked or changed', () => {
    const { document, schema } = loadSupergraph();
    const nobody = compileRequirements(document, schema).toVerdicts({ ...noRights, isAuthenticated: true });
    const open = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).filter((field) => nobody.mayAsk(type?.name ?? '', field)),
    );
    // Asked by processes of ours alone, and hidden from clients.
    expect(open.toSorted()).toEqual(['recordRefusals', 'reportRelationships']);
  });
});
