import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

const clinic = { id: 'c1', name: 'North', beds: 4 };

/** Two subgraphs with a directive of a specification of their own, of which one leaves its argument to be said. */
function createClinics() {
  const mask = (definition: string) => `
    extend schema
      @link(url: "https://clinics.example/masking/v1.2", import: [{ name: "@hide", as: "@mask" }])
      @federation__composeDirective(name: "@mask")
    directive @mask(${definition}) on FIELD | QUERY
    directive @sample(part: Int! = 10) on FIELD | INLINE_FRAGMENT
    enum Depth { ALL SOME }`;
  return createWorld({
    registry: {
      typeDefs: `${mask('depth: Depth!')}
        type Query { clinics: [Clinic] }
        type Clinic @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { clinics: () => [clinic] }, Clinic: { __resolveReference: () => clinic } },
    },
    wards: {
      typeDefs: `${mask('depth: Depth! = ALL')}
        type Clinic @key(fields: "id") { id: ID! beds: Int }`,
      resolvers: { Clinic: { __resolveReference: () => clinic } },
    },
  });
}

describe('a directive that the graph has for operations', () => {
  it('may be used, and is passed on with what it says by default', async () => {
    const world = createClinics();
    const query = '{ clinics { name @mask beds @mask } }';
    expect(await world.ask(query)).toEqual({ data: { clinics: [{ name: 'North', beds: 4 }] } });
    expect(world.calls.map((call) => call.query)).toEqual([
      expect.stringContaining('name@mask(depth:ALL)'),
      expect.stringContaining('beds@mask(depth:ALL)'),
    ]);
  });

  it('is passed on with what it was given, in variables too', async () => {
    const world = createClinics();
    await world.ask('query ($depth: Depth!) { clinics { name @mask(depth: $depth) beds @sample } }', {
      depth: 'SOME',
    });
    expect(world.calls[0]).toMatchObject({
      query: expect.stringContaining('name@mask(depth:$depth)') as string,
      variables: { depth: 'SOME' },
    });
    expect(world.calls[1]?.query).toContain('@sample(part:10)');
  });

  it('is passed on where the whole operation bears it', async () => {
    const world = createClinics();
    expect((await world.ask('query @mask(depth: SOME) { clinics { name beds } }')).errors).toBeUndefined();
    for (const { query } of world.calls) expect(query).toContain('@mask(depth:SOME)');
  });

  it('is told of among what the graph has, unlike what composition is steered by', () => {
    const names = createClinics()
      .schema.getDirectives()
      .map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['mask', 'sample', 'skip', 'include']));
    expect(names.filter((name) => /join|link|federation|key/.test(name))).toEqual([]);
  });
});
