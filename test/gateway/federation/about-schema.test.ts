import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

const world = createWorld({
  wards: {
    typeDefs: `
      type Query { ward(by: WardBy = { name: "Elm" }): Ward }
      input WardBy { name: String code: Int }
      type Ward @key(fields: "name") { name: ID! }
    `,
    resolvers: { Query: { ward: () => ({ name: 'Elm' }) } },
  },
  beds: {
    typeDefs: 'type Ward @key(fields: "name") { name: ID! beds: Int }',
    resolvers: { Ward: { beds: () => 24 } },
  },
});

describe('what is asked of the schema itself', () => {
  it('may be all that the language knows of it', async () => {
    const { data, errors } = await world.ask(
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
    );
    expect(errors).toBeUndefined();
    const type = (data.__schema.types as readonly { name: string }[]).find(({ name }) => name === 'WardBy');
    expect(type).toMatchObject({ kind: 'INPUT_OBJECT', isOneOf: false });
    expect(world.calls).toEqual([]);
  });

  it('may stand beside what subgraphs are asked, in fragments too', async () => {
    const query = `
      query ($type: String!) { ...All }
      fragment All on Query { __type(name: $type) { ...Named } ward { beds __typename } kind: __typename }
      fragment Named on __Type { name isOneOf }
    `;
    expect(await world.ask(query, { type: 'WardBy' })).toEqual({
      data: {
        __type: { name: 'WardBy', isOneOf: false },
        ward: { beds: 24, __typename: 'Ward' },
        kind: 'Query',
      },
    });
  });
});
