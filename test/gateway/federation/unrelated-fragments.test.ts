import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { rightsTo } from '../authorization/protected-world.ts';
import { createWorld, createWorldOf } from '../plan-executor/world.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: [
  "@key", "@interfaceObject", "@shareable", "@requiresScopes"
])`;

interface Named {
  readonly id: string;
}

const ward = { __typename: 'Ward', id: '1', beds: 24, floor: 3 };
const clinic = { __typename: 'Clinic', id: '2', floor: 0 };
const places: Readonly<Record<string, object>> = { 1: ward, 2: clinic, 3: { __typename: 'Hall', id: '3' } };

/** A place is known in full to one part, and to another as if all places were alike. */
const parts: Readonly<Record<string, { typeDefs: string; resolvers: GraphQLResolverMap<unknown> }>> = {
  estate: {
    typeDefs: `
      type Query { first: Place }
      interface Place @key(fields: "id") { id: ID! }
      interface Storeyed { floor: Int }
      union Staffed = Ward | Clinic | Team
      type Ward implements Place & Storeyed @key(fields: "id") { id: ID! beds: Int floor: Int }
      type Clinic implements Place & Storeyed @key(fields: "id") { id: ID! floor: Int }
      type Hall implements Place @key(fields: "id") { id: ID! }
      type Lift implements Storeyed { floor: Int }
      type Team { name: String @requiresScopes(scopes: [["teams"]]) }
    `,
    resolvers: {
      Query: { first: () => ward },
      Place: {
        __resolveReference: ({ id }: Named) => places[id],
        __resolveType: ({ __typename }: { __typename: string }) => __typename,
      },
      Ward: { __resolveReference: ({ id }: Named) => places[id] },
      Clinic: { __resolveReference: ({ id }: Named) => places[id] },
      Hall: { __resolveReference: ({ id }: Named) => places[id] },
    },
  },
  map: {
    typeDefs: `
      type Query { near: [Place!]! }
      type Place @interfaceObject @key(fields: "id") { id: ID! metres: Int next: Place }
    `,
    resolvers: {
      Query: { near: () => [{ id: '1' }, { id: '2' }, { id: '3' }] },
      Place: {
        __resolveReference: (reference) => reference,
        metres: ({ id }: Named) => Number(id) * 10,
        next: ({ id }: Named) => ({ id: String((Number(id) % 3) + 1) }),
      },
    },
  },
};

function createPlaces() {
  const services = Object.entries(parts).map(([name, { typeDefs }]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(`${link}\n${typeDefs}`),
  }));
  const { supergraphSdl = '' } = composeServices(services);
  const schemas = services.map(({ name, typeDefs }) => {
    const resolvers = parts[name]?.resolvers ?? {};
    return [name, buildSubgraphSchema([{ typeDefs, resolvers }])] as const;
  });
  // Other composers than this one let an interface demand something itself.
  const sdl = supergraphSdl.replace('interface Storeyed', '$& @requiresScopes(scopes: [["floors"]])');
  expect(sdl).toContain('interface Storeyed @requiresScopes');
  return createWorldOf(sdl, new Map(schemas));
}

describe('a fragment on what has nothing to do with an interface but for some of its objects', () => {
  const world = createPlaces();

  it.each<[string, unknown]>([
    ['{ near { ... on Storeyed { floor } } }', { near: [{ floor: 3 }, { floor: 0 }, {}] }],
    [
      '{ near { id metres ... on Storeyed { floor } } }',
      {
        near: [
          { id: '1', metres: 10, floor: 3 },
          { id: '2', metres: 20, floor: 0 },
          { id: '3', metres: 30 },
        ],
      },
    ],
    [
      '{ near { ...Floor } } fragment Floor on Storeyed { kind: __typename ... on Ward { beds } }',
      { near: [{ kind: 'Ward', beds: 24 }, { kind: 'Clinic' }, {}] },
    ],
    [
      '{ near { ... on Staffed { __typename } } }',
      { near: [{ __typename: 'Ward' }, { __typename: 'Clinic' }, {}] },
    ],
    [
      '{ near { ... on Storeyed { ... on Staffed { ... on Clinic { metres } } } } }',
      { near: [{}, { metres: 20 }, {}] },
    ],
    [
      '{ near { ... on Place { ... on Storeyed { ... on Place { next { ... on Storeyed { floor } } } } } } }',
      { near: [{ next: { floor: 0 } }, { next: {} }, {}] },
    ],
    [
      '{ near { ...Both } } fragment Both on Storeyed { ...One ... on Clinic { id } floor } fragment One on Ward { beds }',
      { near: [{ beds: 24, floor: 3 }, { id: '2', floor: 0 }, {}] },
    ],
    ['{ first { ... on Storeyed { floor ... on Place { metres } } } }', { first: { floor: 3, metres: 10 } }],
    [
      '{ near { ... on Storeyed @include(if: false) { floor } metres } }',
      { near: [{ metres: 10 }, { metres: 20 }, { metres: 30 }] },
    ],
    ['{ near { ... on Storeyed { floor @skip(if: true) } } }', { near: [{}, {}, {}] }],
  ])('is answered of those: %s', async (query, data) => {
    expect(await world.ask(query, {}, rightsTo(['floors']))).toEqual({ data });
  });

  it('is planned where another interface is known as an object too, be it narrower or wider', async () => {
    const vehicle = { __typename: 'Bike', id: '1', colour: 'red', wheels: 2 };
    const world = createWorld({
      depot: {
        typeDefs: `
          interface Vehicle @key(fields: "id") { id: ID! colour: String }
          interface OnLand implements Vehicle @key(fields: "id") { id: ID! colour: String wheels: Int }
          type Bike implements OnLand & Vehicle @key(fields: "id") { id: ID! colour: String wheels: Int }
          type Boat implements Vehicle @key(fields: "id") { id: ID! colour: String }
        `,
        resolvers: {
          Vehicle: { __resolveReference: () => vehicle, __resolveType: () => 'Bike' },
          OnLand: { __resolveReference: () => vehicle, __resolveType: () => 'Bike' },
          Bike: { __resolveReference: () => vehicle },
        },
      },
      people: {
        typeDefs: `
          type Query { all: [Vehicle]! one: OnLand }
          type Vehicle @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
          type OnLand @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
        `,
        resolvers: { Query: { all: () => [{ id: '1' }], one: () => ({ id: '1' }) } },
      },
    });
    const query =
      '{ all { id ... on OnLand { wheels } } one { ...Any } } fragment Any on Vehicle { colour ... on Bike { id } }';
    expect(await world.ask(query)).toEqual({
      data: { all: [{ id: '1', wheels: 2 }], one: { colour: 'red', id: '1' } },
    });
  });

  it('is denied of those alone', async () => {
    world.calls.length = 0;
    const { data, errors = [] } = await world.ask('{ near { metres ... on Storeyed { floor } } }');
    expect(data).toEqual({
      near: [{ metres: 10, floor: null }, { metres: 20, floor: null }, { metres: 30 }],
    });
    expect(errors.map(({ path, extensions }) => [extensions['code'], path])).toEqual([
      ['FORBIDDEN', ['near', 0, 'floor']],
      ['FORBIDDEN', ['near', 1, 'floor']],
    ]);
    expect(world.calls.map(({ query }) => query).join('\n')).not.toContain('floor');
  });

  it('is not looked for where a condition leaves it out', async () => {
    world.calls.length = 0;
    const query = 'query ($deep: Boolean!) { near { metres ... on Storeyed @include(if: $deep) { floor } } }';
    expect(await world.ask(query, { deep: false })).toEqual({
      data: { near: [{ metres: 10 }, { metres: 20 }, { metres: 30 }] },
    });
    expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(['map']);
  });
});
