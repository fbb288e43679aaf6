import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createWorldOf } from '../plan-executor/world.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@shareable"])
  type Query { found(by: FindBy!): String @shareable }
  input FindBy { bed: Int name: String }
`);
const resolvers = { Query: { found: (_: unknown, { by }: { by: object }) => JSON.stringify(by) } };

function createFinder() {
  const { supergraphSdl = '' } = composeServices([{ name: 'wards', url: 'http://wards', typeDefs }]);
  // Other composers than this one let it stand, without a definition: it is the language's own.
  const sdl = supergraphSdl.replace('input FindBy', 'input FindBy @oneOf');
  expect(sdl).toContain('@oneOf');
  expect(sdl).not.toContain('directive @oneOf');
  return createWorldOf(sdl, new Map([['wards', buildSubgraphSchema([{ typeDefs, resolvers }])]]));
}

describe('an input of which exactly one field is given', () => {
  const finder = createFinder();
  const query = 'query ($by: FindBy!) { found(by: $by) }';

  it('is taken with one, written or as a variable', async () => {
    expect(await finder.ask('{ found(by: { bed: 7 }) }')).toEqual({ data: { found: '{"bed":7}' } });
    expect(await finder.ask(query, { by: { name: 'Elm' } })).toEqual({ data: { found: '{"name":"Elm"}' } });
  });

  it.each([[{}], [{ bed: 7, name: 'Elm' }], [{ bed: null }], [{ bed: 7, name: null }]])(
    'is refused as %j, and nobody is asked',
    async (by) => {
      finder.calls.length = 0;
      const { data, errors = [] } = await finder.ask(query, { by });
      expect(data).toBeUndefined();
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
      expect(finder.calls).toEqual([]);
    },
  );

  it.each(['{}', '{ bed: 7, name: "Elm" }', '{ bed: null }'])('is not valid written as %s', async (by) => {
    await expect(finder.ask(`{ found(by: ${by}) }`)).rejects.toThrow('FindBy');
  });

  it('is told to whoever asks for the schema', async () => {
    const asked = '{ __type(name: "FindBy") { isOneOf } __schema { directives { name } } }';
    const { data } = await finder.ask(asked);
    expect(data.__type).toEqual({ isOneOf: true });
    const named = (data.__schema.directives as readonly { name: string }[]).map(({ name }) => name);
    expect(named.filter((name) => name === 'oneOf')).toHaveLength(1);
  });
});
