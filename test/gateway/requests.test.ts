import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTelemetryDisabled } from '../../gateway/disable-telemetry.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';
import { patientQuery } from './patient-query.ts';

let sandbox: GatewayHouse;
let production: GatewayHouse;

beforeAll(async () => {
  [sandbox, production] = await Promise.all([
    startGatewayHouse(),
    startGatewayHouse({ profile: 'production' }),
  ]);
});
afterAll(() => Promise.all([sandbox.close(), production.close()]));

const bearer = await bearerOf();
const json = { 'content-type': 'application/json' };
const sound = JSON.stringify({ query: patientQuery, variables: { nhsNumber: fakeNhsNumber } });

function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = json,
): Promise<Response> {
  return fetch(`${sandbox.gateway.url}/graphql`, {
    method: 'POST',
    headers: { ...bearer, ...headers },
    body,
  });
}

describe('a request that is not one for the graph', () => {
  it.each<[string, number, () => Promise<Response>]>([
    ['a body that is not JSON', 400, () => post('{"query":')],
    ['a body that is not UTF-8', 400, () => post(new Uint8Array([0x7b, 0xff, 0x7d]))],
    ['an empty body', 400, () => post('')],
    ['a batch', 400, () => post(`[${sound}]`)],
    ['a text', 400, () => post('"query"')],
    ['no query', 400, () => post('{}')],
    ['a query that is a number', 400, () => post('{"query":1}')],
    ['variables that are a text', 400, () => post('{"query":"{__typename}","variables":"9990000018"}')],
    [
      'a form',
      415,
      () => post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['plain text', 415, () => post(sound, { 'content-type': 'text/plain' })],
    [
      'JSON in another charset',
      415,
      () => post(sound, { 'content-type': 'application/json; charset=latin1' }),
    ],
    ['no media type', 415, () => post(new TextEncoder().encode(sound), {})],
    ['a compressed body', 415, () => post(sound, { ...json, 'content-encoding': 'gzip' })],
    ['a body that is too large', 413, () => post(JSON.stringify({ query: ' '.repeat(1024 * 1024) }))],
    ['GET', 405, () => fetch(`${sandbox.gateway.url}/graphql?query={__typename}`)],
    [
      'PUT',
      405,
      () => fetch(`${sandbox.gateway.url}/graphql`, { method: 'PUT', body: sound, headers: json }),
    ],
    [
      'a preflight of another origin',
      405,
      () => fetch(`${sandbox.gateway.url}/graphql`, { method: 'OPTIONS' }),
    ],
    ['another address', 404, () => fetch(`${sandbox.gateway.url}/graphql/v1`)],
  ])('%s is refused', async (_name, status, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    const text = await response.text();
    expect(JSON.parse(text).errors).toEqual([
      { message: expect.stringMatching(/\.$/), extensions: { code: 'BAD_REQUEST' } },
    ]);
    expect(text).not.toContain(fakeNhsNumber);
  });

  it('does not keep the next one from being answered', async () => {
    await post('{"query":').then((response) => response.text());
    expect((await post(sound)).status).toBe(200);
  });

  it('is refused once it sends more than it may, without being read to its end', async () => {
    const { hostname, port } = new URL(sandbox.gateway.url);
    const socket = connect(Number(port), hostname);
    const answered = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('errors')) resolve(text);
      });
      socket.on('error', () => undefined);
    });
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
    socket.write(`authorization: ${bearer.authorization}\r\n`);
    socket.write('transfer-encoding: chunked\r\n\r\n');
    const chunk = ' '.repeat(64 * 1024);
    for (let sent = 0; sent < 32; sent += 1) socket.write(`10000\r\n${chunk}\r\n`);
    const text = await answered;
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toMatch(/connection: close/i);
  });

  it('says that queries go by POST', async () => {
    const response = await fetch(`${sandbox.gateway.url}/graphql?query={__typename}`);
    expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('a query that does not fit', () => {
  it.each([
    ['cannot be read', '{ patient(', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    [
      'names no field of the graph',
      '{ patient(nhsNumber: "x") { nam } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "nam" on type "Patient". Did you mean "name"?',
    ],
    [
      'names a field that clients cannot see',
      '{ patient(nhsNumber: "x") { record { seal } } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "seal" on type "CareRecord".',
    ],
    [
      'has too many tokens',
      `{ ${'__typename '.repeat(5000)} }`,
      'TOO_MANY_TOKENS',
      'The operation is too long: at most 5000 words and signs are read. Ask for less, or in several operations.',
    ],
  ])('%s', async (_name, query, code, message) => {
    const { status, data, errors } = await sandbox.ask(query);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors).toEqual([{ message, extensions: { code } }]);
  });

  it.each([
    ['{ patient(', 'GRAPHQL_PARSE_FAILED', 'The query cannot be read.'],
    ['{ patient(nhsNumber: "x") { nam } }', 'GRAPHQL_VALIDATION_FAILED', 'The query does not fit the graph.'],
  ])('is told nothing of the graph in production (%s)', async (query, code, message) => {
    const { errors } = await production.ask(query);
    expect(errors).toEqual([{ message, extensions: { code } }]);
  });

  it.each([
    '{ patient(nhsNumber: "x") { record(period: { start: 9990000026 }) { sources { state } } } }',
    '{ patient(nhsNumber: "x" 9990000026) { name { text } } }',
    '{ patient999_000_0026: a9990000026 }',
    'query A { __typename } query B { __typename }',
  ])('is not quoted where it holds what could be an NHS number (%s)', async (query) => {
    const { text, errors } = await sandbox.ask(query);
    expect(errors.length).toBeGreaterThan(0);
    expect(text).not.toContain('9990000026');
  });

  it.each(['"2026-02-30"', '"2026"', '"2026-03-31T09:30:00Z"', '20260331', 'true'])(
    'is refused where a day is %s',
    async (day) => {
      const { errors } = await sandbox.ask(
        `{ patient(nhsNumber: "x") { record(period: { start: ${day} }) { sources { state } } } }`,
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    },
  );

  it('is answered where a day is one', async () => {
    const { errors } = await sandbox.ask(
      'query ($start: Date) { patient(nhsNumber: "x") { record(period: { start: $start, end: "2026-03-31" }) { sources { state } } } }',
      { start: '2024-02-29' },
    );
    expect(errors).toEqual([]);
  });

  it('names the variable and not its value', async () => {
    const { status, text, errors } = await sandbox.ask(
      'query ($s: [CareSetting!], $n: ID!) { patient(nhsNumber: $n) { record(settings: $s) { sources { state } } } }',
      { s: ['9990000026'], n: { nhsNumber: '9990000026' } },
    );
    expect(status).toBe(400);
    expect(errors).toEqual([
      {
        message: 'The variable "$s" is missing or does not fit its type.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
      {
        message: 'The variable "$n" is missing or does not fit its type.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(text).not.toContain('9990000026');
  });

  it.each(['seal', 'id', '__typename', 'primaryEncounterIndex', 'nhsNumber', 'x__alias_0', '__caregraph_id'])(
    'answers no other field under the name "%s", which the graph needs itself',
    async (alias) => {
      const { errors } = await sandbox.ask(
        `{ patient(nhsNumber: "x") { record { encounters { edges { node { ${alias}: title } } } } } }`,
      );
      expect(errors).toEqual([
        {
          message: `The alias "${alias}" is a name that the graph needs itself.`,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ]);
    },
  );

  it('may name things like members of every object', async () => {
    const { data, errors } = await sandbox.ask(
      'query ($constructor: ID!, $representations: Boolean = true) { __proto__: patient(nhsNumber: $constructor) @include(if: $representations) { toString: nhsNumber record { hasOwnProperty: gp { sources { state } } } } }',
      { constructor: fakeNhsNumber },
    );
    expect(errors).toEqual([]);
    expect(data['__proto__'].toString).toBe(fakeNhsNumber);
    expect(data['__proto__'].record.hasOwnProperty).toEqual({ sources: [{ state: 'COMPLETE' }] });
  });
});

describe('what the gateway shows of itself', () => {
  const introspection = '{ __schema { queryType { name } types { name fields { name } } } }';

  it('is the graph without its inner fields, in the sandbox', async () => {
    const { data, text } = await sandbox.ask(introspection);
    expect(data.__schema.queryType.name).toBe('Query');
    expect(text).not.toMatch(/"seal"|Index"|join__|_entities|_service/);
  });

  it('is nothing in production', async () => {
    const { errors } = await production.ask(introspection);
    expect(errors.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(errors.map(({ message }) => message).join('')).not.toMatch(/__schema|introspection/i);
  });

  it.each(['Apollo-Query-Plan-Experimental', 'apollo-federation-include-trace'])(
    'is no plan and no trace, whatever "%s" asks for',
    async (header) => {
      const text = await (await post(sound, { ...json, [header]: '1' })).text();
      expect(Object.keys(JSON.parse(text).extensions)).toEqual([
        'requestId',
        'correlationId',
        'completeness',
      ]);
    },
  );

  it('is nothing that federation offers to a router', async () => {
    const { errors } = await sandbox.ask('{ _service { sdl } }');
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('reports nothing to the vendor of its library', () => {
    expect(isTelemetryDisabled()).toBe(true);
    expect(process.env['APOLLO_TELEMETRY_DISABLED']).toBe('1');
  });

  it.each(['index', 'start-gateway', 'create-graph'])(
    'says so before anything else is loaded (%s)',
    (file) => {
      const source = readFileSync(new URL(`../../gateway/${file}.ts`, import.meta.url), 'utf8');
      expect(source.split('\n', 1)).toEqual(["import './disable-telemetry.ts';"]);
    },
  );
});

describe('health', () => {
  it.each([
    ['/health/live', '{"status":"live"}'],
    ['/health/ready', '{"status":"ready"}'],
  ])('%s', async (path, body) => {
    const response = await fetch(sandbox.gateway.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(body);
  });
});
