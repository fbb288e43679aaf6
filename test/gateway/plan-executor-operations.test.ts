import { describe, expect, it } from 'vitest';
import { createWorld } from './plan-executor/world.ts';

/** Accounts whose balance one subgraph keeps, and whose name another does. */
function createBank() {
  const done: string[] = [];
  const move =
    (by: string) =>
    (_root: unknown, { amount }: { amount: number }) => {
      done.push(`${by} ${amount}`);
      return { id: 'a' };
    };
  const world = createWorld({
    ledger: {
      typeDefs: `
        type Query { account(id: ID!, at: String): Account }
        type Mutation { pay(amount: Int!): Account }
        type Account @key(fields: "id") { id: ID! balance(in: Currency = GBP): Int }
        enum Currency { GBP EUR }`,
      resolvers: {
        Query: { account: (_root: unknown, { id }: { id: string }) => ({ id }) },
        Mutation: { pay: move('pay') },
        Account: {
          __resolveReference: (account: unknown) => account,
          balance: (_account: unknown, given: { in: string }) => (given.in === 'EUR' ? 12 : 10),
        },
      },
    },
    people: {
      typeDefs: `
        type Mutation { rename(amount: Int!): Account }
        type Account @key(fields: "id") { id: ID! holder(style: [String!]): String }`,
      resolvers: {
        Mutation: { rename: move('rename') },
        Account: {
          __resolveReference: (account: unknown) => account,
          holder: (_account: unknown, { style = [] }: { style?: string[] }) => `Ada ${style.join()}`.trim(),
        },
      },
    },
  });
  return { world, done };
}

describe('mutations', () => {
  it('are carried out in the order in which they stand', async () => {
    const { world, done } = createBank();
    const { data, errors } = await world.ask(
      'mutation { first: pay(amount: 1) { holder } second: rename(amount: 2) { balance } third: pay(amount: 3) { id } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ first: { holder: 'Ada' }, second: { balance: 10 }, third: { id: 'a' } });
    expect(done).toEqual(['pay 1', 'rename 2', 'pay 3']);
  });

  it('say which of them failed', async () => {
    const { world } = createBank();
    world.spoil('people', () => ({ data: null, errors: [{ message: 'x' }] }));
    const { data, errors } = await world.ask('mutation { pay(amount: 1) { id } rename(amount: 2) { id } }');
    expect(data).toEqual({ pay: { id: 'a' }, rename: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['rename'], 'SUBGRAPH_ERROR'],
    ]);
  });
});

describe('variables', () => {
  it('may have the names that the gateway uses itself', async () => {
    const { world } = createBank();
    const { data, errors } = await world.ask(
      `query ($representations: ID!, $representations_0: [String!], $_caregraph_for_x: Currency) {
        account(id: $representations) { holder(style: $representations_0) balance(in: $_caregraph_for_x) }
      }`,
      { representations: 'a', representations_0: ['tall', 'kind'], _caregraph_for_x: 'EUR' },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ account: { holder: 'Ada tall,kind', balance: 12 } });
  });

  it.each(['__proto__', 'constructor', 'toString'])('may be named "%s"', async (name) => {
    const { world } = createBank();
    const variables = JSON.parse(`{"${name}":"a"}`) as Record<string, unknown>;
    const query = `query ($${name}: ID!) { ${name}: account(id: $${name}) { ${name}: holder } }`;
    const { data, errors } = await world.ask(query, variables);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(`{"${name}":{"${name}":"Ada"}}`);
  });

  it('that are left out leave their defaults to the subgraph', async () => {
    const { world } = createBank();
    const query =
      'query ($in: Currency, $style: [String!] = ["old"]) { account(id: "a") { balance(in: $in) holder(style: $style) } }';
    const { data, errors } = await world.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ account: { balance: 10, holder: 'Ada old' } });
  });

  it('are never quoted where they do not fit', async () => {
    const { world } = createBank();
    const { data, errors } = await world.ask(
      'query ($in: Currency) { account(id: "a") { balance(in: $in) } }',
      {
        in: 'CANARY',
      },
    );
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: 'The variable "$in" is missing or does not fit its type.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(world.calls).toEqual([]);
  });
});

describe('an operation', () => {
  it.each(['a', '007', '12', '1e3', '9990000018', '-0', 'x"y\\n'])(
    'keeps the id %j as it was written',
    async (id) => {
      const { world } = createBank();
      const { data } = await world.ask(`{ account(id: ${JSON.stringify(id)}) { id holder } }`);
      expect(data).toEqual({ account: { id, holder: 'Ada' } });
    },
  );

  it('is told from others of the same document by its name', async () => {
    const { world } = createBank();
    const { data } = await world.ask(
      'query A { account(id: "a") { ...F } } fragment F on Account { holder }',
    );
    expect(data).toEqual({ account: { holder: 'Ada' } });
  });
});

describe('a key that cannot be resolved', () => {
  it('is not asked for where another can', async () => {
    const world = createWorld({
      shop: {
        typeDefs:
          'type Query { item: Item } type Item @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }',
        resolvers: { Query: { item: () => ({ id: '1', code: 'c1' }) } },
      },
      stock: {
        typeDefs: `type Item @key(fields: "id", resolvable: false) @key(fields: "code") {
          id: ID! @external code: ID! left: Int }`,
        resolvers: {
          Item: {
            __resolveReference: ({ code }: { code?: string }) => (code === 'c1' ? { code, left: 3 } : null),
          },
        },
      },
    });
    const { data, errors } = await world.ask('{ item { left } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ item: { left: 3 } });
  });
});
