import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlainOptions } from '../../gateway/plain/read-plain-options.ts';
import { startPlainGateway } from '../../gateway/plain/start-plain-gateway.ts';
import { readSupergraph } from '../../gateway/read-supergraph.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { type PlainHouse, startPlainHouse } from '../support/plain-house.ts';

const org = 'type Org { id: ID! @shareable tags: [String] @shareable }';

interface Reference {
  readonly upc: string;
  readonly org: { readonly id: string; readonly tags: readonly string[] };
}

let house: PlainHouse;

beforeAll(async () => {
  house = await startPlainHouse({
    products: {
      typeDefs: `type Query { products(first: Int = 2): [Product] secret: String @inaccessible }
        type Mutation { add(n: Int = 3): Int count: Int }
        type Subscription { tick: Int }
        scalar JSON
        type Product @key(fields: "upc org { id tags }") { upc: ID! org: Org! blob: JSON name(upper: Boolean = false): String }
        ${org}`,
      resolvers: {
        Query: {
          products: (_: unknown, { first }: { first: number }) =>
            ['1', '2', '3', '4'].slice(0, first).map((upc) => ({
              upc,
              org: { id: `o${upc}`, tags: ['a', 'b'] },
              name: `name ${upc}`,
              blob: { nested: [upc, null] },
            })),
        },
        Mutation: { add: (_: unknown, { n }: { n: number }) => (total += n), count: () => total },
        Product: {
          name: ({ name }: { name: string }, { upper }: { upper: boolean }) =>
            upper ? name.toUpperCase() : name,
        },
      },
    },
    reviews: {
      typeDefs: `type Product @key(fields: "upc org { id tags }") { upc: ID! org: Org! score: Float } ${org}`,
      resolvers: {
        Product: {
          __resolveReference: (reference: Reference) => {
            const score = Number(reference.upc) + 0.5;
            if (reference.upc === '2')
              return { ...reference, score, org: { ...reference.org, id: 'another' } };
            if (reference.upc === '3') return { ...reference, score, org: { ...reference.org, tags: ['b'] } };
            return { ...reference, score };
          },
        },
      },
    },
  });
});
let total = 0;

afterAll(async () => house.close());

describe('a supergraph of which nothing is known', () => {
  it('is answered as it says, values of unknown scalars and defaults included', async () => {
    const { status, data, errors } = await house.ask(
      '{ products(first: 1) { upc score blob name LOUD: name(upper: true) } }',
    );
    expect(status).toBe(200);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      products: [{ upc: '1', score: 1.5, blob: { nested: ['1', null] }, name: 'name 1', LOUD: 'NAME 1' }],
    });
    expect((await house.ask('{ products { upc } }')).data.products).toHaveLength(2);
  });

  it('may be asked for any field under the name of another', async () => {
    const { data } = await house.ask(
      '{ products(first: 1) { org: name upc: blob score __caregraph_upc: name } }',
    );
    expect(data).toEqual({
      products: [{ org: 'name 1', upc: { nested: ['1', null] }, score: 1.5, __caregraph_upc: 'name 1' }],
    });
  });

  it('is asked without a caller', async () => {
    await house.ask('{ products { upc } }');
    expect(house.calls.at(-1)?.headers).not.toHaveProperty('caregraph-caller');
  });

  it('refuses an entity whose key is another deep within, and calls its subgraph by name', async () => {
    const { data, errors } = await house.ask('{ products(first: 4) { upc score } }');
    expect(data.products.map(({ score }: { score: unknown }) => score)).toEqual([1.5, null, null, 4.5]);
    expect(errors.map(({ path, extensions }) => [path, extensions])).toEqual([
      [['products', 1, 'score'], { code: 'IDENTITY_MISMATCH', setting: 'reviews' }],
      [['products', 2, 'score'], { code: 'IDENTITY_MISMATCH', setting: 'reviews' }],
    ]);
  });

  it('carries out mutations in order', async () => {
    const { data } = await house.ask('mutation { a: add b: add(n: 10) c: count }');
    expect(data).toEqual({ a: 3, b: 13, c: 13 });
  });

  it('does not show what is inaccessible', async () => {
    const { status, errors } = await house.ask('{ secret }');
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('may be asked for many things at once', async () => {
    const { status, data } = await house.ask(`{ ${'__typename '.repeat(40)} products(first: 1) { upc } }`);
    expect([status, data]).toEqual([200, { __typename: 'Query', products: [{ upc: '1' }] }]);
  });

  it('refuses subscriptions', async () => {
    const { status, errors } = await house.ask('subscription { tick }');
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'SUBSCRIPTION_NOT_SUPPORTED']);
  });
});

describe('a supergraph that cannot be served', () => {
  const purpose = '@link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)';
  it.each([
    [
      'which relies on what is not carried out',
      (sdl: string) => sdl.replace('{\n  query: Query', `${purpose}\n{\n  query: Query`),
      'The supergraph relies on what this gateway does not carry out: https://specs.apollo.dev/context/v0.1.',
    ],
    [
      'which does not say where a subgraph answers',
      (sdl: string) => sdl.replace(/(name: "reviews", url: ")[^"]*/, '$1'),
      'It is not said at which address (http or https) the subgraph "reviews" answers.',
    ],
  ])('%s, is refused with a sentence', async (_name, change, sentence) => {
    const whole = await readSupergraph(house.file);
    const sdl = change(whole);
    expect(sdl).not.toBe(whole);
    const supergraph = `${house.file}.refused`;
    await writeFile(supergraph, sdl);
    const options = readPlainOptions(['--supergraph', supergraph, '--port', '0']);
    if (options.kind !== 'start') throw new Error('It was to start.');
    await expect(startPlainGateway(options, createLog('test', 'silent'))).rejects.toThrow(sentence);
  });
});

describe('the options', () => {
  const start = ['--supergraph', 'a.graphql'];

  it('are completed', () => {
    expect(readPlainOptions([...start, '--subgraph', 'a=http://127.0.0.1:1/x?y=z'])).toEqual({
      kind: 'start',
      supergraph: 'a.graphql',
      host: '127.0.0.1',
      port: 4000,
      subgraphs: { a: 'http://127.0.0.1:1/x?y=z' },
      subgraphMilliseconds: 5000,
      requestMilliseconds: 10_000,
    });
    expect(readPlainOptions(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [[], '--supergraph must name a file'],
    [[...start, '--port', '70000'], '--port must be a whole number from 0 to 65535'],
    [[...start, '--subgraph', 'a'], '--subgraph must be a name and an address'],
    [[...start, '--subgraph', 'a=ftp://x'], '--subgraph must be a name and an address'],
    [[...start, '--request-timeout', '0'], '--request-timeout must be a whole number'],
    [[...start, '--nothing'], "Unknown option '--nothing'"],
  ])('are refused with a sentence (%j)', (words, sentence) => {
    expect(() => readPlainOptions(words)).toThrow(sentence);
  });

  it('must name a file that holds a supergraph', async () => {
    await expect(readSupergraph('/not/there')).rejects.toThrow('cannot be read from /not/there');
    const file = `${house.file}.other`;
    await writeFile(file, 'type Query { a: Int }');
    await expect(readSupergraph(file)).rejects.toThrow('is no supergraph');
  });
});
