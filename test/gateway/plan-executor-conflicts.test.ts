import { describe, expect, it } from 'vitest';
import { createWorld } from './plan-executor/world.ts';

/** Books whose weight one subgraph tells in any unit, and of which another requires it in two. */
function createLibrary() {
  return createWorld({
    books: {
      typeDefs: `
        type Query { books: [Book] shelf: Shelf }
        type Mutation { addBook: Book }
        type Shelf { label: String books: [Book] }
        type Book @key(fields: "id") { id: ID! title: String weight(unit: String): Int }`,
      resolvers: {
        Query: {
          books: () => [{ id: 'a' }, null, { id: 'b' }],
          shelf: () => ({ label: 'new', books: [{ id: 'b' }] }),
        },
        Mutation: { addBook: () => ({ id: 'a' }) },
        Book: {
          __resolveReference: (book: unknown) => book,
          title: ({ id }: { id: string }) => `title of ${id}`,
          weight: ({ id }: { id: string }, { unit }: { unit?: string }) =>
            (unit === 'kg' ? 1 : 1000) * (id === 'a' ? 1 : 2),
        },
      },
    },
    shop: {
      typeDefs: `
        type Book @key(fields: "id") {
          id: ID!
          weight(unit: String): Int @external
          freight: String @requires(fields: "weight(unit: \\"kg\\")")
          carriage: Carriage @requires(fields: "weight(unit: \\"g\\")")
        }
        type Carriage { text: String grams: Int }`,
      resolvers: {
        Book: {
          __resolveReference: (book: unknown) => book,
          freight: ({ weight }: { weight: number }) => `freight of ${weight}`,
          carriage: ({ weight }: { weight: number }) => ({ text: `carriage of ${weight}`, grams: weight }),
        },
      },
    },
  });
}

describe('two fields that require one field with different arguments', () => {
  it('are each given what they require', async () => {
    const { data, errors } = await createLibrary().ask(
      '{ books { title freight carriage { text } weight(unit: "kg") } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      books: [
        { title: 'title of a', freight: 'freight of 1', carriage: { text: 'carriage of 1000' }, weight: 1 },
        null,
        { title: 'title of b', freight: 'freight of 2', carriage: { text: 'carriage of 2000' }, weight: 2 },
      ],
    });
  });

  it('may be aliased, and stand in fragments and at several places', async () => {
    const { data, errors } = await createLibrary().ask(`
      { shelf { label ...Shelf } books { ...Both } }
      fragment Shelf on Shelf { books { ...Both ... on Book { other: carriage { grams } } } }
      fragment Both on Book { one: freight carriage { text } }`);
    expect(errors).toBeUndefined();
    const b = { one: 'freight of 2', carriage: { text: 'carriage of 2000' } };
    expect(data).toEqual({
      shelf: { label: 'new', books: [{ ...b, other: { grams: 2000 } }] },
      books: [{ one: 'freight of 1', carriage: { text: 'carriage of 1000' } }, null, b],
    });
  });

  it.each<[string, (books: { id: string }[]) => unknown]>([
    ['stands in another order', (books) => books.toReversed()],
    ['is longer', (books) => [...books, { __typename: 'Book', id: 'c' }]],
  ])('are never given to another object, where a list %s by then', async (_name, change) => {
    const world = createLibrary();
    let count = 0;
    world.spoil('books', (answer) => {
      count += 1;
      if (answer.data?.books !== undefined && count === 2) answer.data.books = change(answer.data.books);
    });
    const { data, errors } = await world.ask('{ books { title freight carriage { text } } }');
    for (const book of data.books) {
      if (book === null) continue;
      const weight = book.title === 'title of a' ? 1 : 2;
      expect([`freight of ${weight}`, null]).toContain(book.freight);
      expect([`carriage of ${weight}000`, null]).toContain(book.carriage?.text ?? null);
    }
    expect(errors?.map(({ extensions }) => extensions['code'])).toContain('FIELD_MISSING');
  });

  it('are joined where a client asks for more of a key that is made of several fields', async () => {
    const place = 'type Place @shareable { room: String row: Int }';
    const known = { __resolveReference: (book: unknown) => book, place: () => ({ room: 'A', row: 3 }) };
    const world = createWorld({
      loans: {
        typeDefs: `
          type Query { book: Book }
          type Book @key(fields: "id") {
            id: ID!
            weight(times: Int): Int @external
            fee: String @requires(fields: "weight(times: 2)")
          }`,
        resolvers: {
          Query: { book: () => ({ id: 'a' }) },
          Book: { ...known, fee: ({ weight }: { weight: number }) => `fee for ${weight}` },
        },
      },
      shelves: {
        typeDefs: `
          type Book @key(fields: "id") @key(fields: "place { room row }") {
            id: ID!
            place: Place!
            weight(times: Int): Int @external
            label: String @requires(fields: "weight(times: 1)")
          } ${place}`,
        resolvers: { Book: { ...known, label: ({ weight }: { weight: number }) => `label of ${weight}` } },
      },
      scales: {
        typeDefs: `type Book @key(fields: "place { room row }") { place: Place! weight(times: Int): Int } ${place}`,
        resolvers: { Book: { ...known, weight: (_book: unknown, { times }: { times: number }) => times } },
      },
    });
    const { data, errors } = await world.ask('{ book { fee label place { where: room row } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ book: { fee: 'fee for 2', label: 'label of 1', place: { where: 'A', row: 3 } } });
  });

  it('are refused in a mutation, which must not be sent twice', async () => {
    const world = createLibrary();
    const { data, errors } = await world.ask('mutation { addBook { freight carriage { text } } }');
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(world.calls).toEqual([]);
    expect(world.lines.join()).toContain('requires Book.weight with different arguments');
  });
});
