import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

const bed = { __typename: 'Bed', number: 4 };
const cot = { __typename: 'Cot', months: 9 };
const chair = { __typename: 'Chair', isReclining: true };

/** Rooms whose things two subgraphs list, each of which knows a kind that the other does not. */
function createRooms() {
  const part = (name: string, own: string, things: readonly unknown[]) => ({
    typeDefs: `
      type Query { ${name}: Room }
      type Room @key(fields: "id") { id: ID! stock: Stock @shareable ${name}Only: Stock }
      type Stock @shareable { things: [Thing!]! }
      union Thing = Bed | ${own}
      type Bed @shareable { number: Int }
      ${own === 'Cot' ? 'type Cot { months: Int }' : 'type Chair { isReclining: Boolean }'}`,
    resolvers: {
      Query: { [name]: () => ({ id: '1' }) },
      Room: {
        __resolveReference: (room: unknown) => room,
        stock: () => ({ things }),
        [`${name}Only`]: () => ({ things }),
      },
    },
  });
  return createWorld({
    nursery: part('nursery', 'Cot', [bed, cot]),
    lounge: part('lounge', 'Chair', [bed, chair]),
  });
}

const things = '{ things { ...Thing } }';
const fragment =
  'fragment Thing on Thing { __typename ... on Bed { number } ... on Cot { months } ... on Chair { isReclining } }';

describe('a list of which two subgraphs know different types', () => {
  it.each([
    ['nursery', [bed, cot]],
    ['lounge', [bed, chair]],
  ])('is answered whole by the one at hand (%s)', async (name, expected) => {
    expect(await createRooms().ask(`{ ${name} { stock ${things} } } ${fragment}`)).toEqual({
      data: { [name]: { stock: { things: expected } } },
    });
  });

  it('is answered by the other where that is asked, and each keeps its own', async () => {
    const query = `{ nursery { loungeOnly ${things} stock ${things} } lounge { stock ${things} } } ${fragment}`;
    expect(await createRooms().ask(query)).toEqual({
      data: {
        nursery: { loungeOnly: { things: [bed, chair] }, stock: { things: [bed, cot] } },
        lounge: { stock: { things: [bed, chair] } },
      },
    });
  });

  it('holds nothing of a type that the one at hand does not know', async () => {
    const query = '{ nursery { stock { things { __typename ... on Chair { isReclining } } } } }';
    expect(await createRooms().ask(query)).toEqual({
      data: { nursery: { stock: { things: [{ __typename: 'Bed' }, { __typename: 'Cot' }] } } },
    });
  });
});
