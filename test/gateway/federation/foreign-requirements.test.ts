import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

const visits = [
  { id: 'v1', ward: 'w1', nurse: 'n1' },
  { id: 'v2', ward: 'w1', nurse: 'n2' },
  { id: 'v3', ward: 'w1', nurse: 'n1' },
];

/** Wards whose last nurse needs what two subgraphs know of a visit, and which both of them can name. */
function createHospital() {
  return createWorld({
    rota: {
      typeDefs: `
        type Query { wards: [Ward] }
        type Ward @key(fields: "id") { id: ID! visits(first: Int!): [Visit] @external }
        type Visit @key(fields: "id") {
          id: ID!
          nurse: ID
          twins: [Ward] @external
          isCopied: Boolean @requires(fields: "twins { visits(first: 9) { id } }")
        }`,
      resolvers: {
        Query: { wards: () => [{ id: 'w1' }] },
        Ward: {
          visits: () => {
            throw new Error('Visits are not asked for here.');
          },
        },
        Visit: {
          __resolveReference: ({ id, twins }: { id: string; twins?: { visits: unknown[] }[] }) => ({
            ...visits.find((visit) => visit.id === id),
            isCopied: twins?.some((ward) => ward.visits.length === 3),
          }),
        },
      },
    },
    beds: {
      typeDefs: `
        type Ward @key(fields: "id") {
          id: ID!
          visits(first: Int!): [Visit]
          lastNurse: String @requires(fields: "visits(first: 2) { nurse }")
        }
        type Visit @key(fields: "id") { id: ID! nurse: ID @external twins: [Ward] }`,
      resolvers: {
        Ward: {
          __resolveReference: ({ id, visits: known }: { id: string; visits?: { nurse: string }[] }) => ({
            id,
            lastNurse: known?.at(-1)?.nurse,
          }),
          visits: ({ id }: { id: string }, { first }: { first: number }) =>
            visits.filter(({ ward }) => ward === id).slice(0, first),
        },
        Visit: { twins: () => [{ id: 'w1' }] },
      },
    },
  });
}

describe('what a field requires of two subgraphs', () => {
  it('is asked of whoever knows it, and never of one that only names it', async () => {
    const world = createHospital();
    expect(await world.ask('{ wards { id lastNurse } }')).toEqual({
      data: { wards: [{ id: 'w1', lastNurse: 'n2' }] },
    });
    expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(['rota', 'beds', 'rota', 'beds']);
  });

  it('leaves alone what the client asks of the same field with other arguments', async () => {
    const query = `
      query ($first: Int = 1) { wards { lastNurse visits(first: $first) { id } ...Ward } }
      fragment Ward on Ward { visits(first: $first) { nurse } }`;
    const world = createHospital();
    expect(await world.ask(query)).toEqual({
      data: { wards: [{ lastNurse: 'n2', visits: [{ id: 'v1', nurse: 'n1' }] }] },
    });
    expect((await world.ask(query, { first: 3 })).data.wards[0].visits).toHaveLength(3);
  });

  it('may be required in turn of the one that was asked first', async () => {
    expect(await createHospital().ask('{ wards { visits(first: 1) { isCopied } } }')).toEqual({
      data: { wards: [{ visits: [{ isCopied: true }] }] },
    });
  });
});
