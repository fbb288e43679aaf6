import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

type Place = Readonly<Record<string, unknown>>;

const places: Readonly<Record<string, Place>> = {
  1: { __typename: 'Ward', id: '1', beds: 24 },
  2: { __typename: 'Clinic', id: '2', rooms: 6 },
};
const resolved = { __resolveReference: ({ id }: Place) => places[String(id)] };
/** Gives back what a subgraph was told of a place. */
const told = (place: Place) => place;

/** What a place costs requires how many work there, which requires how many come; no two know that of one another. */
const world = createWorld({
  estate: {
    typeDefs: `
      type Query { places: [Place!] }
      interface Place @key(fields: "id") { id: ID! }
      type Ward implements Place @key(fields: "id") { id: ID! beds: Int }
      type Clinic implements Place @key(fields: "id") { id: ID! rooms: Int }
    `,
    resolvers: {
      Query: { places: () => Object.values(places) },
      Place: { ...resolved, __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Ward: resolved,
      Clinic: resolved,
    },
  },
  visits: {
    typeDefs: `
      type Query { busiest: Place }
      type Place @interfaceObject @key(fields: "id") { id: ID! visits: Int next: Place }
    `,
    resolvers: {
      Query: { busiest: () => ({ id: '2' }) },
      Place: {
        __resolveReference: told,
        visits: ({ id }: Place) => Number(id) * 100,
        next: ({ id }: Place) => ({ id: id === '1' ? '2' : '1' }),
      },
    },
  },
  rota: {
    typeDefs: `
      type Place @interfaceObject @key(fields: "id") {
        id: ID!
        visits: Int @external
        staff: Int @requires(fields: "visits")
      }
    `,
    resolvers: { Place: { __resolveReference: told, staff: ({ visits }: Place) => Number(visits) / 10 } },
  },
  costs: {
    typeDefs: `
      type Place @interfaceObject @key(fields: "id") {
        id: ID!
        staff: Int @external
        cost(each: Int = 3): Int @requires(fields: "staff")
      }
    `,
    resolvers: {
      Place: {
        __resolveReference: told,
        cost: ({ staff }: Place, { each }: { each: number }) => Number(staff) * each,
      },
    },
  },
});

describe('what one requires of an interface that it knows as an object, and another in turn', () => {
  it.each<[string, unknown]>([
    ['{ busiest { cost } }', { busiest: { cost: 60 } }],
    [
      '{ busiest { cost(each: 1) staff visits id } }',
      { busiest: { cost: 20, staff: 20, visits: 200, id: '2' } },
    ],
    ['{ busiest { cost __typename } }', { busiest: { cost: 60, __typename: 'Clinic' } }],
    [
      '{ busiest { ... on Clinic { cost rooms } ... on Ward { beds } } }',
      { busiest: { cost: 60, rooms: 6 } },
    ],
    ['{ busiest { cost next { staff } } }', { busiest: { cost: 60, next: { staff: 10 } } }],
    ['{ busiest { next { cost ... on Ward { beds } } } }', { busiest: { next: { cost: 30, beds: 24 } } }],
    ['{ places { cost } }', { places: [{ cost: 30 }, { cost: 60 }] }],
    ['{ places { ... on Ward { cost } id } }', { places: [{ cost: 30, id: '1' }, { id: '2' }] }],
    [
      '{ places { staff __typename } }',
      {
        places: [
          { staff: 10, __typename: 'Ward' },
          { staff: 20, __typename: 'Clinic' },
        ],
      },
    ],
  ])('is answered: %s', async (query, data) => {
    expect(await world.ask(query)).toEqual({ data });
  });
});
