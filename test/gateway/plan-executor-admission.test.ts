import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from './plan-executor/world.ts';

const world = createWorld({
  places: {
    typeDefs: `
      type Query { places: [Place!] }
      interface Place { id: ID! name: String }
      type Town implements Place @key(fields: "id") { id: ID! name: String size: Size! mood: Mood }
      type Lake implements Place @key(fields: "id") { id: ID! name: String depths: [[Float!]] }
      type Size { width: Int! height: Int }
      enum Mood { CALM BUSY }`,
    resolvers: {
      Query: {
        places: () => [
          { __typename: 'Town', id: 't', name: 'Wells', size: { width: 1, height: null }, mood: 'CALM' },
          { __typename: 'Lake', id: 'l', name: null, depths: [[1.5, 2], null, []] },
        ],
      },
      Place: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  },
  weather: {
    typeDefs: `
      type Town @key(fields: "id") { id: ID! rain: Rain! }
      type Rain { today: Boolean! millimetres: [Int!] }
      type Lake @key(fields: "id") { id: ID! warm: Boolean }`,
    resolvers: {
      Town: {
        __resolveReference: (town: unknown) => town,
        rain: () => ({ today: true, millimetres: [3, 4] }),
      },
      Lake: { __resolveReference: (lake: unknown) => lake, warm: () => false },
    },
  },
});

const query = `{
  places {
    __typename name
    ... on Town { size { width height } mood rain { today millimetres } }
    ... on Lake { depths warm }
  }
}`;

/** Where in an answer something else is put, and what; the place is chosen among all there are. */
const change = fc.record({ place: fc.nat(), value: fc.oneof(fc.jsonValue(), fc.constant(undefined)) });

describe('an answer that is taken over as it is', () => {
  it('is one that admission part by part would not have changed', async () => {
    const asSent = await world.ask(query);
    expect(asSent.errors).toBeUndefined();
    expect(asSent.data.places[0].rain).toEqual({ today: true, millimetres: [3, 4] });
    const answered = fc.record({
      subgraph: fc.constantFrom('places', 'weather'),
      changes: fc.array(change, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(answered, async ({ subgraph, changes }) => {
        const ask = async (mark: boolean) => {
          world.spoil(subgraph, (answer) => {
            for (const { place, value } of changes) putAt(answer.data, place, value);
            // What nobody asked for keeps an answer from being taken over as it is.
            if (mark) markAll(answer.data);
          });
          return world.ask(query);
        };
        expect(await ask(false)).toEqual(await ask(true));
      }),
      { numRuns: 500 },
    );
    world.spoil('places', undefined);
    world.spoil('weather', undefined);
  });
});

/** Puts a value in one of all the places below an object or list. */
function putAt(root: unknown, place: number, value: unknown): void {
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const visit = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push([holder as Record<string, unknown>, key]);
      visit((holder as Record<string, unknown>)[key]);
    }
  };
  visit(root);
  const [holder, key] = places[place % Math.max(places.length, 1)] ?? [];
  if (holder === undefined || key === undefined) return;
  if (value === undefined) delete holder[key];
  else holder[key] = structuredClone(value);
}

function markAll(value: unknown): void {
  if (Array.isArray(value)) value.forEach(markAll);
  else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(markAll);
    (value as Record<string, unknown>)['unasked'] = true;
  }
}
