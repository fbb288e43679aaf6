import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

type Ward = Readonly<Record<string, unknown>>;

/** Gives the objects that are asked for, with all that was told of them. */
const toWard = (ward: Ward) => ({ id: '1', code: 'w1', ...ward });

/** Wards of which an alarm requires a load, which requires the beds; each of them is known to another subgraph. */
function createWards() {
  return createWorld({
    estate: {
      typeDefs: `
        type Query { first: Ward }
        type Ward @key(fields: "id") { id: ID! beds(floor: Int = 1): Int }`,
      resolvers: {
        Query: { first: () => toWard({}) },
        Ward: { __resolveReference: toWard, beds: (_: unknown, { floor }: { floor: number }) => 10 * floor },
      },
    },
    rota: {
      typeDefs: `
        type Query { busiest: Ward }
        type Ward @key(fields: "id") @key(fields: "code") {
          id: ID!
          code: ID!
          load: String @requires(fields: "beds(floor: 2)")
          staff: String @requires(fields: "beds(floor: 3)")
          beds(floor: Int = 1): Int @external
        }`,
      resolvers: {
        Query: { busiest: () => toWard({}) },
        Ward: {
          __resolveReference: toWard,
          load: ({ beds }: Ward) => `load of ${String(beds)}`,
          staff: ({ beds }: Ward) => `staff of ${String(beds)}`,
        },
      },
    },
    alarms: {
      typeDefs: `
        type Ward @key(fields: "code") {
          code: ID!
          load: String @external
          alarm: String @requires(fields: "load")
        }`,
      resolvers: {
        Ward: { __resolveReference: toWard, alarm: ({ load }: Ward) => `alarm at ${String(load)}` },
      },
    },
    board: {
      typeDefs: `
        type Ward @key(fields: "id") {
          id: ID!
          load: String @external
          alarm: String @external
          line: String @requires(fields: "load alarm")
        }`,
      resolvers: {
        Ward: {
          __resolveReference: toWard,
          line: ({ load, alarm }: Ward) => `${String(load)}, ${String(alarm)}`,
        },
      },
    },
  });
}

const load = 'load of 20';
const alarm = 'alarm at load of 20';

describe('a field that requires one which requires another', () => {
  it.each(['first', 'busiest'])('is told all of it, wherever one begins (%s)', async (root) => {
    expect(await createWards().ask(`{ ${root} { alarm } }`)).toEqual({ data: { [root]: { alarm } } });
  });

  it.each(['first', 'busiest'])('is told it in order where it requires both (%s)', async (root) => {
    expect(await createWards().ask(`{ ${root} { line } }`)).toEqual({
      data: { [root]: { line: `${load}, ${alarm}` } },
    });
  });

  it('may be asked for beside what it requires', async () => {
    expect(await createWards().ask('{ busiest { code line alarm load } first { load } }')).toEqual({
      data: { busiest: { code: 'w1', line: `${load}, ${alarm}`, alarm, load }, first: { load } },
    });
  });

  it('never changes what the client asks for by the same name', async () => {
    expect(await createWards().ask('{ first { beds load beds } busiest { beds alarm } }')).toEqual({
      data: { first: { beds: 10, load }, busiest: { beds: 10, alarm } },
    });
  });

  it('may stand beside a field that requires the last one with other arguments', async () => {
    expect(await createWards().ask('{ busiest { alarm staff } first { staff line } }')).toEqual({
      data: {
        busiest: { alarm, staff: 'staff of 30' },
        first: { staff: 'staff of 30', line: `${load}, ${alarm}` },
      },
    });
  });
});

describe('a field that is brought along in one place', () => {
  it('is asked of whoever has it everywhere else, also where it is required', async () => {
    const world = createWorld({
      estate: {
        typeDefs: `
          type Query { first: Ward wing: Wing }
          type Wing { main: Ward @provides(fields: "beds") }
          type Ward @key(fields: "id") @key(fields: "code") { id: ID! code: ID! beds: Int @external floor: Int }`,
        resolvers: {
          Query: { first: () => toWard({}), wing: () => ({ main: toWard({ beds: 7 }) }) },
          Ward: { __resolveReference: toWard, floor: () => 3 },
        },
      },
      census: {
        typeDefs: `type Ward @key(fields: "id") {
          id: ID!
          beds: Int @shareable
          floor: Int @external
          load: String @external
          alarm: String @requires(fields: "floor load")
        }`,
        resolvers: {
          Ward: {
            __resolveReference: toWard,
            beds: () => 7,
            alarm: ({ floor, load: told }: Ward) => `${String(floor)}, ${String(told)}`,
          },
        },
      },
      rota: {
        typeDefs: `type Ward @key(fields: "id") @key(fields: "code") {
          id: ID!
          code: ID!
          beds: Int @external
          load: String @requires(fields: "beds")
        }`,
        resolvers: {
          Ward: { __resolveReference: toWard, load: ({ beds }: Ward) => `load of ${String(beds)}` },
        },
      },
    });
    expect(await world.ask('{ first { alarm load code } wing { main { beds } } }')).toEqual({
      data: {
        first: { alarm: '3, load of 7', load: 'load of 7', code: 'w1' },
        wing: { main: { beds: 7 } },
      },
    });
  });
});

describe('what an object requires of those below it', () => {
  it('is kept from what these require of themselves with other arguments', async () => {
    const world = createWorld({
      estate: {
        typeDefs: `
          type Query { wing: Wing }
          type Wing @key(fields: "id") { id: ID! wards: [Ward] }
          type Ward @key(fields: "id") { id: ID! beds(floor: Int = 1): Int }`,
        resolvers: {
          Query: { wing: () => ({ id: 'north' }) },
          Wing: { wards: () => [toWard({})] },
          Ward: {
            __resolveReference: toWard,
            beds: (_: unknown, { floor }: { floor: number }) => 10 * floor,
          },
        },
      },
      rota: {
        typeDefs: `
          type Wing @key(fields: "id") {
            id: ID!
            wards: [Ward] @external
            cover: String @requires(fields: "wards { beds(floor: 2) }")
          }
          type Ward @key(fields: "id") {
            id: ID!
            beds(floor: Int = 1): Int @external
            staff: String @requires(fields: "beds(floor: 3)")
          }`,
        resolvers: {
          Wing: {
            __resolveReference: (wing: unknown) => wing,
            cover: ({ wards }: { wards: Ward[] }) =>
              `cover of ${wards.map(({ beds }) => String(beds)).join()}`,
          },
          Ward: { __resolveReference: toWard, staff: ({ beds }: Ward) => `staff of ${String(beds)}` },
        },
      },
    });
    expect(await world.ask('{ wing { cover wards { staff beds } } }')).toEqual({
      data: { wing: { cover: 'cover of 20', wards: [{ staff: 'staff of 30', beds: 10 }] } },
    });
  });
});
