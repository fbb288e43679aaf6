import { describe, expect, it } from 'vitest';
import { createWorld } from './plan-executor/world.ts';

/** Shelves of books in rows, whose prices and reviews others know. */
function createLibrary() {
  return createWorld({
    books: {
      typeDefs: `
        type Query { rows: [[Book]] book: Book shelf: Shelf }
        type Shelf @key(fields: "id") { id: ID! books: [Book] }
        type Book @key(fields: "id") { id: ID! size: Size! weight(unit: String): Int }
        type Size @shareable { width: Int height: Int }`,
      resolvers: {
        Query: {
          rows: () => [[{ id: 'a' }, null, { id: 'b' }], null, [{ id: 'a' }]],
          book: () => ({ id: 'a' }),
          shelf: () => ({ id: 's', books: [{ id: 'a' }, { id: 'b' }] }),
        },
        Book: {
          __resolveReference: (book: unknown) => book,
          size: ({ id }: { id: string }) => ({ width: id.codePointAt(0), height: 2 }),
          weight: (_book: unknown, { unit }: { unit?: string }) => (unit === 'kg' ? 1 : 1000),
        },
      },
    },
    shop: {
      typeDefs: `
        type Shelf @key(fields: "id") { id: ID! owner: String }
        type Book @key(fields: "id") {
          id: ID!
          size: Size! @external
          weight(unit: String): Int @external
          price: Int
          postage: Int @requires(fields: "size { width height }")
          freight: String @requires(fields: "weight(unit: \\"kg\\")")
          carriage: String @requires(fields: "weight(unit: \\"g\\")")
        }
        type Size @shareable { width: Int height: Int }`,
      resolvers: {
        Shelf: { __resolveReference: (shelf: unknown) => shelf, owner: () => 'Ada' },
        Book: {
          __resolveReference: (book: unknown) => book,
          price: ({ id }: { id: string }) => (id === 'a' ? 10 : 20),
          postage: ({ size }: { size: { width: number; height: number } | null }) =>
            size === null ? -1 : size.width * size.height,
          freight: ({ weight }: { weight: number }) => `freight of ${weight}`,
          carriage: ({ weight }: { weight: number }) => `carriage of ${weight}`,
        },
      },
    },
  });
}

describe('objects that two subgraphs know', () => {
  it('are found in lists of lists, and each is asked for once', async () => {
    const world = createLibrary();
    const { data, errors } = await world.ask('{ rows { id price } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      rows: [[{ id: 'a', price: 10 }, null, { id: 'b', price: 20 }], null, [{ id: 'a', price: 10 }]],
    });
    expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(['books', 'shop']);
    expect(world.calls[1]?.variables).toEqual({
      representations: [
        { __typename: 'Book', id: 'a' },
        { __typename: 'Book', id: 'b' },
      ],
    });
  });

  it('tell of a fault at every place where they stand', async () => {
    const world = createLibrary();
    world.spoil('shop', (answer) => void (answer.data._entities[0].price = 'dear'));
    const { data, errors } = await world.ask('{ rows { price } }');
    expect(data).toEqual({ rows: [[{ price: null }, null, { price: 20 }], null, [{ price: null }]] });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['rows', 0, 0, 'price'], 'VALUE_INVALID'],
      [['rows', 2, 0, 'price'], 'VALUE_INVALID'],
    ]);
  });

  it('are refused where they name themselves as others', async () => {
    const world = createLibrary();
    world.spoil('shop', (answer) => void answer.data._entities.reverse());
    const { data, errors } = await world.ask('{ shelf { books { price } } }');
    expect(data).toEqual({ shelf: { books: [{ price: null }, { price: null }] } });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([
      'IDENTITY_MISMATCH',
      'IDENTITY_MISMATCH',
    ]);
  });

  it('are given what resolvers require, at any depth', async () => {
    const world = createLibrary();
    const { data, errors } = await world.ask('{ book { postage } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ book: { postage: 194 } });
    expect(world.calls.at(-1)?.variables).toEqual({
      representations: [{ __typename: 'Book', id: 'a', size: { width: 97, height: 2 } }],
    });
  });
});

describe('fetches of one stage from one subgraph', () => {
  const query = '{ shelf { owner books { price } } }';

  it('are sent as one', async () => {
    const world = createLibrary();
    const { data, errors } = await world.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ shelf: { owner: 'Ada', books: [{ price: 10 }, { price: 20 }] } });
    expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(['books', 'shop']);
    expect(Object.keys(world.calls[1]?.variables ?? {}).toSorted()).toEqual([
      'representations_0',
      'representations_1',
    ]);
  });

  it('each fail where the request does', async () => {
    const world = createLibrary();
    world.spoil('shop', () => 'nonsense');
    const { data, errors } = await world.ask(query);
    expect(data).toEqual({ shelf: { owner: null, books: [{ price: null }, { price: null }] } });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']]).toSorted()).toEqual([
      [['shelf', 'books', 0, 'price'], 'SUBGRAPH_BAD_RESPONSE'],
      [['shelf', 'books', 1, 'price'], 'SUBGRAPH_BAD_RESPONSE'],
      [['shelf', 'owner'], 'SUBGRAPH_BAD_RESPONSE'],
    ]);
  });

  it('keep their errors apart', async () => {
    const world = createLibrary();
    world.spoil('shop', (answer) => {
      const key = Object.keys(answer.data).find((one) => 'price' in answer.data[one][0]) ?? '';
      answer.data[key][1].price = null;
      answer.errors = [{ message: 'x', path: [key, 1, 'price'], extensions: { code: 'SOURCE_TIMEOUT' } }];
    });
    const { data, errors } = await world.ask(query);
    expect(data).toEqual({ shelf: { owner: 'Ada', books: [{ price: 10 }, { price: null }] } });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['shelf', 'books', 1, 'price'], 'SOURCE_TIMEOUT'],
    ]);
  });

  it('are told of all that was reported without a place', async () => {
    const world = createLibrary();
    world.spoil('shop', () => ({
      data: null,
      errors: [{ message: 'x', extensions: { code: 'SOURCE_BUSY' } }],
    }));
    const { errors } = await world.ask(query);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([
      'SOURCE_BUSY',
      'SOURCE_BUSY',
      'SOURCE_BUSY',
    ]);
  });
});

describe("a client's field that a resolver also requires", () => {
  it('keeps its own arguments, and the resolver has its own', async () => {
    const { data, errors } = await createLibrary().ask('{ book { weight(unit: "g") freight } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ book: { weight: 1000, freight: 'freight of 1' } });
  });

  it('may lend its name to another', async () => {
    const { data, errors } = await createLibrary().ask(
      '{ book { id: price weight: id freight size { width: height } postage } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      book: { id: 10, weight: 'a', freight: 'freight of 1', size: { width: 2 }, postage: 194 },
    });
  });
});
