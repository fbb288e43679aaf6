import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileCosts } from '../../gateway/limits/compile-cost.ts';
import { createReadFieldCost } from '../../gateway/limits/field-costs.ts';

/** The estimated cost of a document's only operation, where a list of unknown size is taken to hold 20. */
function costOf(sdl: string, query: string, variables: Record<string, unknown> = {}): number | undefined {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const [cost] = compileCosts(parse(query), schema, createReadFieldCost(schema, 20)).values();
  return cost?.(variables);
}

const plain = `
  type Query { user: User  users(ids: [ID!]!, roles: [Role]): [User!]  all(roles: [Role]): [User]  page(first: Int = 5): [User]  node: Node }
  type User implements Node { id: ID  name: String  tags: [String]  best: User  friends(first: Int, last: Int): Friends }
  type Friends { edges: [Edge!]  nodes: [User]  hints: [User]  total: Int }
  type Edge { node: User }
  interface Node { id: ID }
  enum Role { A }
`;

describe('the estimated cost', () => {
  it.each<[string, string, number, Record<string, unknown>?]>([
    ['leaves are free', '{ __typename user { id name tags } }', 1],
    ['objects cost 1', '{ user { best { best { name } } } }', 3],
    ['introspection is free', '{ __schema { types { fields { name } } } __type(name: "User") { name } }', 0],
    ['a list of unknown size holds 20', '{ all { best { name } } }', 40],
    ['a list that filters says nothing of the size', '{ all(roles: [A]) { name } }', 20],
    ['a list of ids says it', '{ users(ids: ["a", "b", "c"]) { best { name } } }', 6],
    ['so does a variable', 'query ($ids: [ID!]!) { users(ids: $ids) { name } }', 2, { ids: ['a', 'b'] }],
    ['and variables in a list', 'query ($a: ID!) { users(ids: [$a, $a, "c"]) { name } }', 3, { a: 'a' }],
    ['a single id stands for a list of it', '{ users(ids: "a") { name } }', 1],
    ['an empty list costs nothing', '{ users(ids: []) { best { name } } }', 0],
    ['a page holds what it is asked to', '{ page(first: 3) { best { name } } }', 6],
    ['or its default', '{ page { name } }', 5],
    [
      'a connection sizes its edges',
      '{ user { friends(first: 3) { edges { node { name } } } } }',
      1 + 1 + 3 * 2,
    ],
    ['and its nodes', '{ user { friends(last: 4) { nodes { name } } } }', 1 + 1 + 4],
    ['and nothing else', '{ user { friends(first: 3) { hints { name } total } } }', 1 + 1 + 20],
    ['20 where it does not say', '{ user { friends { edges { node { name } } } } }', 1 + 1 + 20 * 2],
    [
      'the larger of two ends counts',
      '{ user { friends(first: 2, last: 6) { nodes { name } } } }',
      1 + 1 + 6,
    ],
    [
      'through a fragment',
      '{ user { friends(first: 3) { ...F } } } fragment F on Friends { edges { node { ...U } } nodes { ...U } } fragment U on User { best { name } }',
      1 + 1 + 3 * 3 + 3 * 2,
    ],
    [
      'the same fragment under other sizes',
      '{ user { a: friends(first: 3) { ...F } b: friends(first: 5) { ...F } } } fragment F on Friends { nodes { name } }',
      1 + 1 + 3 + 1 + 5,
    ],
    [
      'through a variable',
      'query ($f: Int) { user { friends(first: $f) { nodes { name } } } }',
      1 + 1 + 7,
      { f: 7 },
    ],
    [
      'through its default',
      'query ($f: Int = 9) { user { friends(first: $f) { nodes { name } } } }',
      1 + 1 + 9,
    ],
    [
      'a variable that is null says nothing',
      'query ($f: Int = 9) { user { friends(first: $f) { nodes { name } } } }',
      1 + 1 + 20,
      { f: null },
    ],
    [
      'nor one below nothing',
      'query ($f: Int) { user { friends(first: $f) { nodes { name } } } }',
      1 + 1 + 20,
      { f: -1 },
    ],
    [
      'nor one of another type',
      'query ($f: Int) { user { friends(first: $f) { nodes { name } } } }',
      1 + 1 + 20,
      { f: [1] },
    ],
    [
      'sizes multiply',
      '{ page(first: 10) { friends(first: 10) { edges { node { friends(first: 10) { nodes { name } } } } } } }',
      10 * (1 + 1 + 10 * (1 + 1 + 1 + 10)),
    ],
    [
      'all types count',
      '{ node { ... on User { best { name } } ... on Node { ... on User { best { name } } } } }',
      1 + 1 + 1,
    ],
    [
      'what could be left out counts',
      '{ user { best @include(if: false) { name } best @skip(if: true) { name } } }',
      3,
    ],
    [
      'what the graph does not know is free',
      '{ nobody { best { name } } user { nothing { best { name } } } }',
      1,
    ],
  ])('%s', (_name, query, cost, variables) => {
    expect(costOf(plain, query, variables)).toBe(cost);
  });
});

const directives = (cost: string, listSize: string) => `
  directive @link(url: String, as: String, for: String, import: [Import]) repeatable on SCHEMA
  directive @${cost}(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @${listSize}(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  scalar Import
  type Query {
    few: [Thing] @${listSize}(assumedSize: 7)
    sliced(take: Int, first: Int): [Thing] @${listSize}(slicingArguments: ["take"], assumedSize: 3)
    paged(size: Int): Page @${listSize}(slicingArguments: ["size"], sizedFields: ["rows"])
    searched(text: String @${cost}(weight: 30)): Thing
    dear: Thing @${cost}(weight: 12)
    word: String @${cost}(weight: 4)
    rare: Rare
    scale: Scale
  }
  type Page { rows: [Thing]  edges: [Thing] }
  type Thing { name: String }
  type Rare @${cost}(weight: 9) { name: String }
  scalar Scale @${cost}(weight: 2)
`;

describe.each([
  [
    'under their own names',
    directives('cost', 'listSize'),
    'schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", "@listSize"]) { query: Query }',
  ],
  ['without a link', directives('cost', 'listSize'), ''],
  [
    'under other names',
    directives('price', 'length'),
    'schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/cost/v0.1", import: [{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@length" }]) { query: Query }',
  ],
])('what the graph itself says with @cost and @listSize, %s', (_names, sdl, schema) => {
  it.each<[string, number]>([
    ['{ few { name } }', 7],
    ['{ sliced(take: 5) { name } }', 5],
    ['{ sliced(first: 50) { name } }', 3],
    ['{ paged(size: 4) { rows { name } edges { name } } }', 1 + 4 + 20],
    ['{ searched { name } }', 1],
    ['{ searched(text: "x") { name } }', 31],
    ['{ dear { name } }', 12],
    ['{ word scale rare { name } }', 4 + 2 + 9],
  ])('%s', (query, cost) => {
    expect(costOf(sdl + schema, query)).toBe(cost);
  });
});
