import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AmbiguousClause } from '../../../gateway/authorization/clause.ts';
import { compileRequirements } from '../../../gateway/authorization/compile-requirements.ts';
import { noRights } from '../../../gateway/authorization/rights.ts';
import {
  findSecurityDirectives,
  withoutEnforcedPurposes,
} from '../../../gateway/authorization/security-features.ts';
import { noHouseRules } from '../../../gateway/house-rules.ts';
import { toSupergraph } from '../../../gateway/load-supergraph.ts';
import { type PlainHouse, startPlainHouse } from '../../support/plain-house.ts';
import { composeProtected, protectedParts } from './protected-world.ts';

const spec = 'https://specs.apollo.dev';

describe('the directives of a supergraph', () => {
  it.each([
    ['', {}],
    [`@link(url: "${spec}/authenticated/v0.1", for: SECURITY)`, { authenticated: 'authenticated' }],
    [`@link(url: "${spec}/policy/v0.1", as: "rule", for: SECURITY)`, { policy: 'rule' }],
    [
      `@link(url: "${spec}/requiresScopes/v0.1", import: ["@requiresScopes"], as: "x")`,
      { requiresScopes: 'requiresScopes' },
    ],
    [
      `@link(url: "${spec}/authenticated/v0.1", import: [{ name: "@authenticated", as: "@login" }])`,
      { authenticated: 'login' },
    ],
    [`@link(url: "${spec}/authenticated/v9.9", for: SECURITY)`, {}],
  ])('are found by their links: %s', (link, names) => {
    expect(findSecurityDirectives(parse(`schema ${link} { query: Query } type Query { a: Int }`))).toEqual(
      names,
    );
  });

  it('load where they are enforced here, and nothing else of the kind does', () => {
    const links = ['authenticated/v0.1', 'requiresScopes/v0.1', 'policy/v0.1', 'other/v0.1', 'policy/v0.2'];
    const text = links.map((path) => `@link(url: "${spec}/${path}", for: SECURITY)`).join(' ');
    const loaded = withoutEnforcedPurposes(parse(`schema ${text} { query: Query } type Query { a: Int }`));
    const marked = JSON.stringify(loaded).match(/"value":"SECURITY"/g);
    expect(marked).toHaveLength(2);
  });

  it.each([
    ['requiresScopes', '@requiresScopes(scopes: [])'],
    ['requiresScopes', '@requiresScopes(scopes: [["a"], []])'],
    ['policy', '@policy(policies: [[]])'],
  ])('A16 must not mean everybody or nobody: %s', (feature, directive) => {
    const sdl = `schema @link(url: "${spec}/${feature}/v0.1", for: SECURITY) { query: Query }
      directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
      directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION
      type Query { a: Int ${directive} }`;
    const { document, schema } = toSupergraph(sdl, noHouseRules);
    expect(() => compileRequirements(document, schema)).toThrow(AmbiguousClause);
    expect(() => compileRequirements(document, schema)).toThrow('Query.a');
  });
});

describe('what a supergraph demands', () => {
  const { document, schema } = toSupergraph(composeProtected(protectedParts), noHouseRules);
  const requirements = compileRequirements(document, schema);

  it('A11 holds wherever one subgraph alone says so, and A12 together where several do', () => {
    const verdicts = (...given: string[]) =>
      requirements.toVerdicts({ ...noRights, isAuthenticated: true, scopes: new Set(given) });
    expect(verdicts('doctor', 'here').mayAsk('Person', 'risk')).toBe(true);
    expect(verdicts('doctor').mayAsk('Person', 'risk')).toBe(false);
    expect(verdicts('advice').mayAsk('Person', 'advice')).toBe(true);
  });

  it('A14 holds over any number of fields that need each other', () => {
    const chain = `schema @link(url: "${spec}/authenticated/v0.1", for: SECURITY) { query: Query }
      directive @authenticated on FIELD_DEFINITION
      directive @join__field(graph: String, requires: String) repeatable on FIELD_DEFINITION
      type Query { one: T }
      type T {
        a: Int @authenticated
        b: Int @join__field(requires: "a")
        c: Int @join__field(requires: "b")
        d(of: Int): Int @join__field(graph: "X") @join__field(graph: "Y", requires: "inner { c }")
        inner: T
      }`;
    const graph = toSupergraph(chain, noHouseRules);
    const verdicts = compileRequirements(graph.document, graph.schema).toVerdicts(noRights);
    expect(['a', 'b', 'c', 'd', 'inner'].filter((field) => !verdicts.mayAsk('T', field))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('is the same for all to whom the same is permitted', () => {
    const key = (...given: string[]) => requirements.toVerdicts({ ...noRights, scopes: new Set(given) }).key;
    expect(key('a', 'b')).toBe(key('c'));
    expect(key('advice')).not.toBe(key());
  });
});

describe('a plain gateway over such a supergraph', () => {
  let house: PlainHouse;
  beforeAll(async () => {
    house = await startPlainHouse({
      one: {
        typeDefs: `type Query { open: String secret: String @federation__authenticated
          scoped: String @federation__requiresScopes(scopes: [["a"]]) }`,
        resolvers: { Query: { open: () => 'OPEN', secret: () => 'SECRET', scoped: () => 'SCOPED' } },
      },
    });
  });
  afterAll(() => house.close());

  it('starts, and serves nobody in particular what is open to anybody', async () => {
    const { data, errors } = await house.ask('{ open secret scoped }');
    expect(data).toEqual({ open: 'OPEN', secret: null, scoped: null });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['secret'], 'FORBIDDEN'],
      [['scoped'], 'FORBIDDEN'],
    ]);
    expect(house.calls.map(({ query }) => query).join()).not.toMatch(/secret|scoped/);
  });
});
