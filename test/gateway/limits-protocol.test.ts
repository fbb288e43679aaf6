import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../gateway/limits/limits.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';

// GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/ (2025-10); the numbers are its public audit's.

let sandbox: GatewayHouse;
let production: GatewayHouse;

beforeAll(async () => {
  [sandbox, production] = await Promise.all([
    startGatewayHouse(),
    startGatewayHouse({ profile: 'production' }),
  ]);
});
afterAll(() => Promise.all([sandbox.close(), production.close()]));

const json = 'application/json; charset=utf-8';
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

async function post(body: unknown, headers: Record<string, string> = {}, house = sandbox) {
  const response = await fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(await bearerOf()),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    body: JSON.parse(text) as {
      data?: unknown;
      errors?: { message: string; extensions: { code: string } }[];
    },
  };
}

describe('a request as the specification writes it', () => {
  it.each([
    ['22EB', { accept: 'application/graphql-response+json' }, graphqlResponse],
    ['4655', { accept: 'application/json' }, json],
    ['47DE', { accept: '*/*' }, json],
    [
      'prefers the newer type',
      { accept: 'application/graphql-response+json, application/json;q=0.9' },
      graphqlResponse,
    ],
    ['prefers the older type', { accept: 'application/graphql-response+json;q=0.1, application/json' }, json],
    ['82A3', { accept: 'application/json; charset=utf-8' }, json],
    ['BF61', { 'content-type': 'application/json; charset=utf-8' }, json],
    ['BF61, written otherwise', { 'content-type': 'Application/JSON;charset="UTF-8"' }, json],
  ])('is answered in the type that is accepted (%s)', async (_audit, headers, type) => {
    const answer = await post({ query: '{ __typename }' }, headers);
    expect(answer).toMatchObject({ status: 200, type, body: { data: { __typename: 'Query' } } });
  });

  it('is answered as JSON where nothing is said to be accepted (80D8)', async () => {
    const response = await fetch(`${sandbox.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await bearerOf()) },
      body: '{"query":"{ __typename }"}',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(json);
  });

  it('is refused where nothing that we speak is accepted', async () => {
    const { status, body } = await post({ query: '{ __typename }' }, { accept: 'text/html' });
    expect(status).toBe(406);
    expect(body.data).toBeUndefined();
  });

  it.each([
    ['13EE, 34A2: a query', { query: '{ __typename }' }],
    [
      'B8B3, 8161: the name of its operation',
      { query: 'query A { __typename } query B { b: __typename }', operationName: 'A' },
    ],
    ['0220, 94B0: no variables', { query: '{ __typename }', variables: null }],
    ['0221, 94B1: no name', { query: '{ __typename }', operationName: null }],
    ['0222, 94B2: no extensions', { query: '{ __typename }', extensions: null }],
    [
      '28B9, 2EA1: variables',
      { query: 'query A($on: Boolean!) { __typename @include(if: $on) }', variables: { on: true } },
    ],
    ['1B7A, 428F: extensions', { query: '{ __typename }', extensions: { any: 'thing' } }],
    ['what the specification does not know', { query: '{ __typename }', more: 1 }],
  ])('may hold %s', async (_audit, body) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await post(body, { accept });
      expect(answer).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
    }
  });

  it.each([
    ['423L: no query', {}],
    ['LKJ0: an object', { query: {} }],
    ['LKJ1: a number', { query: 0 }],
    ['LKJ2: a truth', { query: false }],
    ['LKJ3: a list', { query: [] }],
    ['6C00: a name that is an object', { query: '{ __typename }', operationName: {} }],
    ['6C01: a name that is a number', { query: '{ __typename }', operationName: 0 }],
    ['6C02: a name that is a truth', { query: '{ __typename }', operationName: false }],
    ['6C03: a name that is a list', { query: '{ __typename }', operationName: [] }],
    ['4760: variables that are a text', { query: '{ __typename }', variables: '{}' }],
    ['4761: variables that are a number', { query: '{ __typename }', variables: 0 }],
    ['4762: variables that are a truth', { query: '{ __typename }', variables: false }],
    ['4763: variables that are a list', { query: '{ __typename }', variables: [] }],
    ['58B0: extensions that are a text', { query: '{ __typename }', extensions: 'x' }],
    ['58B1: extensions that are a number', { query: '{ __typename }', extensions: 0 }],
    ['58B2: extensions that are a truth', { query: '{ __typename }', extensions: false }],
    ['58B3: extensions that are a list', { query: '{ __typename }', extensions: [] }],
    [
      'a query by its hash alone',
      { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
    ],
    [
      'a query with its hash',
      { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
    ],
    ['a batch', [{ query: '{ __typename }' }]],
  ])('is refused where it holds %s', async (_audit, body) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await post(body, { accept });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.data).toBeUndefined();
      expect(answer.body.errors).toHaveLength(1);
    }
  });

  it.each([
    ['556A, D586, 865D: what cannot be read', { query: '{' }],
    ['51FE, 74FF, 5E5B: what does not fit', { query: '{ nothing }' }],
    [
      '86EE: a variable that does not fit',
      { query: 'query ($n: ID!) { patient(nhsNumber: $n) { gender } }', variables: {} },
    ],
    ['a limit', { query: `{ ${'__typename '.repeat(11)} }` }],
    [
      'a limit that variables exceed',
      { query: '{ __typename }', variables: { a: Array.from({ length: 101 }, () => 1) } },
    ],
  ])('is answered with 400 and no data: %s', async (_audit, body) => {
    const answer = await post(body, { accept: 'application/graphql-response+json' });
    expect(answer).toMatchObject({ status: 400, type: graphqlResponse });
    expect(answer.body).not.toHaveProperty('data');
  });

  it('is answered with 400 where more fetches are needed than the limit', async () => {
    const limits = defaultLimits('sandbox');
    const house = await startGatewayHouse({
      limits: { ...limits, operation: { ...limits.operation, fetches: 1 } },
    });
    const query = '{ patient(nhsNumber: "9990000018") { record { gp { sources { state } } } } }';
    const answer = await post({ query }, { accept: 'application/graphql-response+json' }, house);
    await house.close();
    expect(answer).toMatchObject({ status: 400, type: graphqlResponse });
    expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_MANY_FETCHES']);
  });

  it('goes by POST alone, so a mutation never by GET (9C48)', async () => {
    const response = await fetch(`${sandbox.gateway.url}/graphql?query=mutation%7B__typename%7D`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('an operation beyond a limit', () => {
  const tooMany = { query: `{ ${'__typename '.repeat(11)} }` };

  it.each([
    ['sandbox', () => sandbox],
    ['production', () => production],
  ])('is told so in the %s profile, and nobody is asked', async (_profile, of) => {
    const house = of();
    const before = house.subgraphs.patient.calls.length;
    const query = `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: patient(nhsNumber: "${fakeNhsNumber}") { gender }`).join(' ')} }`;
    const answer = await post({ query }, {}, house);
    expect(answer).toMatchObject({ status: 400, type: json });
    expect(answer.body).toMatchObject({
      errors: [
        {
          message:
            'The operation has too many aliases: at most 30 are answered. Use lists instead, or several operations.',
          extensions: { code: 'TOO_MANY_ALIASES' },
        },
      ],
    });
    expect(house.subgraphs.patient.calls.length).toBe(before);
    expect(house.lines.at(-1)).toContain('"code":"TOO_MANY_ALIASES"');
  });

  it('is known by the id that its sender gave it', async () => {
    const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
    const response = await fetch(`${sandbox.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': id, ...(await bearerOf()) },
      body: JSON.stringify(tooMany),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-request-id')).toBe(id);
    expect(sandbox.lines.at(-1)).toContain(`"clientRequestId":"${id}"`);
  });

  it('is told so again, from what is remembered', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post(tooMany)));
    const told = answers.map(({ status, text }) => `${status} ${errorsOf(text)}`);
    expect(new Set(told).size).toBe(1);
  });

  it('does not keep the next from being answered', async () => {
    await post(tooMany);
    expect((await post({ query: '{ __typename }' })).status).toBe(200);
  });
});

describe('in production, misspelt fields (E12)', () => {
  const words = [
    'patien',
    'nhsNumbr',
    'recor',
    'encounter',
    'carePlan',
    'allergie',
    'medication',
    'nam',
    'gende',
    'birthdate',
  ];

  it.each(['{ X }', '{ patient(nhsNumber: "x") { X } }', '{ patient(nhsNumber: "x") { record { X } } }'])(
    'are told no word of the graph in %s',
    async (shape) => {
      const answers = await Promise.all(
        words.map((word) => post({ query: shape.replace('X', word) }, {}, production)),
      );
      for (const { status, text } of answers) {
        expect(status).toBe(400);
        expect(errorsOf(text)).toBe(
          '[{"message":"The query does not fit the graph.","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]',
        );
      }
    },
  );
});

/** All that an answer says but what names the request. */
function errorsOf(text: string): string {
  const { errors, ...rest } = JSON.parse(text) as { readonly errors: unknown; readonly extensions: object };
  expect(Object.keys(rest)).toEqual(['extensions']);
  expect(Object.keys(rest.extensions).toSorted()).toEqual(['completeness', 'correlationId', 'requestId']);
  return JSON.stringify(errors);
}
