import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

const place = (id: string) => ({ __typename: 'Ward', id, beds: 24 });

/** What is near a place is known to one that knows all places alike, and what kind each is to another. */
const world = createWorld({
  places: {
    typeDefs: `
      interface Place @key(fields: "id") { id: ID! }
      type Ward implements Place @key(fields: "id") { id: ID! beds: Int }
    `,
    resolvers: {
      Place: {
        __resolveReference: ({ id }: { id: string }) => place(id),
        __resolveType: () => 'Ward',
      },
      Ward: { __resolveReference: ({ id }: { id: string }) => place(id) },
    },
  },
  map: {
    typeDefs: `
      type Query { start: Place }
      type Place @interfaceObject @key(fields: "id") { id: ID! near: [Place!]! }
    `,
    resolvers: {
      Query: { start: () => ({ id: '1' }) },
      Place: {
        __resolveReference: (reference) => reference,
        near: ({ id }: { id: string }) => [{ id: `${id}a` }, { id: `${id}b` }],
      },
    },
  },
});

describe('a fragment on one type that a condition leaves out', () => {
  it('asks for no type where nothing else depends on it', async () => {
    const query = `
      query ($beds: Boolean!) {
        start { ... on Ward { around: near { near { id ... on Ward @include(if: $beds) { beds } } } } }
      }`;
    const near = (id: string) => [{ id: `${id}a` }, { id: `${id}b` }];
    expect(await world.ask(query, { beds: false })).toEqual({
      data: { start: { around: [{ near: near('1a') }, { near: near('1b') }] } },
    });
    const withBeds = (id: string) => near(id).map((one) => ({ ...one, beds: 24 }));
    expect(await world.ask(query, { beds: true })).toEqual({
      data: { start: { around: [{ near: withBeds('1a') }, { near: withBeds('1b') }] } },
    });
  });
});
