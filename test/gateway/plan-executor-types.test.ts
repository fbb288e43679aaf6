import { describe, expect, it } from 'vitest';
import { createWorld } from './plan-executor/world.ts';

type Media = { readonly __typename: string; readonly id: string };

/** Media of two types, of which one subgraph knows only that they are media. */
function createMedia() {
  const book = { __typename: 'Book', id: 'b' };
  const film = { __typename: 'Film', id: 'f' };
  return createWorld({
    catalogue: {
      typeDefs: `
        type Query { all: [Media] anything: [Thing!] }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: String duration: String }
        type Shop @key(fields: "id") { id: ID! }
        union Thing = Book | Film | Shop`,
      resolvers: {
        Query: {
          all: () => [book, film],
          anything: () => [film, { __typename: 'Shop', id: 's' }, book],
        },
        Media: {
          __resolveType: ({ __typename }: Media) => __typename,
          __resolveReference: ({ id }: Media) => (id === 'b' ? book : film),
        },
        Book: { __resolveReference: () => book, title: () => 'Middlemarch', pages: () => 900 },
        Film: { __resolveReference: () => film, title: () => 'Ran', duration: () => '162 min' },
        Thing: { __resolveType: ({ __typename }: Media) => __typename },
      },
    },
    reviews: {
      typeDefs: `
        type Query { reviewed: [Media] }
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }
        type Shop @key(fields: "id") { id: ID! stars: Int }`,
      resolvers: {
        Query: { reviewed: () => [{ id: 'f' }, { id: 'b' }] },
        Media: {
          __resolveReference: (media: unknown) => media,
          stars: ({ id }: Media) => (id === 'b' ? 5 : 4),
        },
        Shop: { __resolveReference: (shop: unknown) => shop, stars: () => 1 },
      },
    },
  });
}

describe('objects of several types', () => {
  it('are told apart, each with the fields of its fragments', async () => {
    const { data, errors } = await createMedia().ask(`{
      anything {
        __typename
        ... on Media { kind: __typename title }
        ... on Book { pages }
        ... on Film { duration }
        ... on Shop { id stars }
      }
    }`);
    expect(errors?.map(({ message }) => message)).toBeUndefined();
    expect(data).toEqual({
      anything: [
        { __typename: 'Film', kind: 'Film', title: 'Ran', duration: '162 min' },
        { __typename: 'Shop', id: 's', stars: 1 },
        { __typename: 'Book', kind: 'Book', title: 'Middlemarch', pages: 900 },
      ],
    });
  });

  it('are found by a subgraph that knows only their interface', async () => {
    const world = createMedia();
    const { data, errors } = await world.ask('{ all { __typename title stars } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      all: [
        { __typename: 'Book', title: 'Middlemarch', stars: 5 },
        { __typename: 'Film', title: 'Ran', stars: 4 },
      ],
    });
    expect(world.calls[1]?.variables).toEqual({
      representations: [
        { __typename: 'Media', id: 'b' },
        { __typename: 'Media', id: 'f' },
      ],
    });
  });

  it('get their types from another where only their interface is known', async () => {
    const { data, errors } = await createMedia().ask(
      '{ reviewed { __typename stars ... on Film { title } ... on Book { pages } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      reviewed: [
        { __typename: 'Film', stars: 4, title: 'Ran' },
        { __typename: 'Book', stars: 5, pages: 900 },
      ],
    });
  });

  it('are empty where their type could not be learnt', async () => {
    const world = createMedia();
    world.spoil('catalogue', () => ({
      data: null,
      errors: [{ message: 'x', extensions: { code: 'SOURCE_BUSY' } }],
    }));
    const { data, errors } = await world.ask('{ reviewed { stars ... on Film { title } } }');
    expect(data).toEqual({ reviewed: [null, null] });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['reviewed', 0], 'SOURCE_BUSY'],
      [['reviewed', 1], 'SOURCE_BUSY'],
    ]);
  });

  it('are empty where they are of no type that is known', async () => {
    const world = createMedia();
    world.spoil('catalogue', (answer) => void (answer.data.all[1].__typename = 'Evil'));
    const { data, errors } = await world.ask('{ all { title } }');
    expect(data).toEqual({ all: [{ title: 'Middlemarch' }, null] });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['all', 1], 'VALUE_INVALID'],
    ]);
  });

  it('take with them the list in which they must not be missing', async () => {
    const world = createMedia();
    world.spoil('catalogue', (answer) => void (answer.data.anything[2].pages = null));
    const { data, errors } = await world.ask('{ anything { ... on Book { pages } } }');
    expect(data).toEqual({ anything: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['anything', 2, 'pages'], 'VALUE_INVALID'],
    ]);
  });
});

describe('a field that two types answer differently', () => {
  const createShapes = () =>
    createWorld({
      shapes: {
        typeDefs: `
          type Query { shapes: [Shape] }
          union Shape = Circle | Square
          type Circle @key(fields: "id") { id: ID! area: Int! @shareable }
          type Square @key(fields: "id") { id: ID! area: Int }`,
        resolvers: {
          Query: {
            shapes: () => [
              { __typename: 'Circle', id: 'c', area: 3 },
              { __typename: 'Square', id: 's', area: 4 },
            ],
          },
          Shape: { __resolveType: ({ __typename }: Media) => __typename },
        },
      },
      // Here a circle may have no area, so for clients none must have one.
      doubts: {
        typeDefs: 'type Circle @key(fields: "id") { id: ID! area: Int @shareable }',
        resolvers: {},
      },
    });
  const query = '{ shapes { ... on Circle { area } ... on Square { area } } }';

  it('reaches clients under its own name', async () => {
    const world = createShapes();
    const { data, errors } = await world.ask(query);
    expect(world.calls[0]?.query).toContain('area__alias_0');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ shapes: [{ area: 3 }, { area: 4 }] });
  });

  it('keeps its value where that is empty, and its place where that is a fault', async () => {
    const world = createShapes();
    world.spoil('shapes', ({ data }) => {
      for (const shape of data.shapes)
        for (const key of Object.keys(shape)) if (shape[key] === 4) shape[key] = null;
    });
    expect(await world.ask(query)).toEqual({ data: { shapes: [{ area: 3 }, { area: null }] } });
    world.spoil('shapes', ({ data }) => {
      for (const shape of data.shapes)
        for (const key of Object.keys(shape)) if (shape[key] === 4) shape[key] = 'x';
    });
    const { data, errors } = await world.ask(query);
    expect(data).toEqual({ shapes: [{ area: 3 }, { area: null }] });
    expect(errors?.map(({ path }) => path)).toEqual([['shapes', 1, 'area']]);
  });
});

describe('conditions', () => {
  const query = `query ($yes: Boolean!, $no: Boolean = false) {
    all @include(if: $yes) { id title @skip(if: $no) stars @include(if: $no) }
    reviewed @skip(if: $yes) { id }
    none: all @include(if: false) { id }
  }`;

  it.each([
    [
      { yes: true },
      {
        all: [
          { id: 'b', title: 'Middlemarch' },
          { id: 'f', title: 'Ran' },
        ],
      },
      ['catalogue'],
    ],
    [
      { yes: true, no: true },
      {
        all: [
          { id: 'b', stars: 5 },
          { id: 'f', stars: 4 },
        ],
      },
      ['catalogue', 'reviews'],
    ],
    [{ yes: false }, { reviewed: [{ id: 'f' }, { id: 'b' }] }, ['reviews']],
  ])('%j decide what is asked for', async (variables, expected, subgraphs) => {
    const world = createMedia();
    const { data, errors } = await world.ask(query, variables);
    expect(errors).toBeUndefined();
    expect(data).toEqual(expected);
    expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(subgraphs);
  });

  it('may leave out everything', async () => {
    const world = createMedia();
    expect(await world.ask('query ($no: Boolean!) { all @include(if: $no) { id } }', { no: false })).toEqual({
      data: {},
    });
    expect(await world.ask('{ all @skip(if: true) { id } }')).toEqual({ data: {} });
    expect(world.calls).toEqual([]);
  });

  it('that leave nothing below an object do not take away the object', async () => {
    const query = 'query ($no: Boolean!) { all { ... on Book @include(if: $no) { pages } } }';
    const { data, errors } = await createMedia().ask(query, { no: false });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ all: [{}, {}] });
  });

  it('that are not known are told by their variable', async () => {
    const { errors } = await createMedia().ask(
      'query ($no: Boolean = true) { all @include(if: $no) { id } }',
      {
        no: null,
      },
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      'The variable "$no" is missing or does not fit its type.',
    ]);
  });
});

describe('what needs no subgraph', () => {
  it('is answered by the gateway', async () => {
    const world = createMedia();
    const { data } = await world.ask(
      `query ($type: String!) { __typename kind: __typename __schema { queryType { name } } ...Type }
       fragment Type on Query { asked: __type(name: $type) { kind name } }`,
      { type: 'Media' },
    );
    expect(data).toEqual({
      __typename: 'Query',
      kind: 'Query',
      __schema: { queryType: { name: 'Query' } },
      asked: { kind: 'INTERFACE', name: 'Media' },
    });
    expect(world.calls).toEqual([]);
  });

  it('stands beside what does', async () => {
    const { data } = await createMedia().ask('{ __schema { queryType { name } } all { id } }');
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, all: [{ id: 'b' }, { id: 'f' }] });
  });
});
