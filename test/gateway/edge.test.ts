import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHandler, type HandlerParts } from '../../gateway/http/create-handler.ts';
import { refuse } from '../../gateway/http/send.ts';
import { defaultLimits, type ServerLimits } from '../../gateway/limits/limits.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';

function startHouse(server: Partial<ServerLimits>): Promise<GatewayHouse> {
  const limits = defaultLimits('production');
  return startGatewayHouse({
    profile: 'production',
    limits: { ...limits, server: { ...limits.server, ...server } },
  });
}

/** Whose gateway nobody may ask anything of, whose head may take no time, and one as it should be. */
let busy: GatewayHouse;
let hasty: GatewayHouse;
let house: GatewayHouse;
const servers: Server[] = [];

beforeAll(async () => {
  [house, busy, hasty] = await Promise.all([
    startHouse({ bodyBytes: 1000 }),
    startHouse({ underWayPerCaller: 0 }),
    startHouse({ headMilliseconds: 100, requestMilliseconds: 200 }),
  ]);
});
afterAll(() => Promise.all([house.close(), busy.close(), hasty.close()]));
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const { authorization } = await bearerOf();

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a text as it stands, and gives all that came until the connection was closed, answer by answer. */
async function sendText(url: string, text: string): Promise<readonly Told[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined);
  socket.write(text);
  await new Promise((resolve) => {
    socket.once('close', resolve);
  });
  return Buffer.concat(chunks)
    .toString()
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .map(toTold);
}

function toTold(text: string): Told {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
  });
  return {
    status: Number(status.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: rest.join('\r\n\r\n'),
  };
}

const question = '{"query":"{ __typename }"}';

interface Request {
  readonly line?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** A request that would be answered, but for what is said otherwise. */
function write({ line = 'POST /graphql HTTP/1.1', headers = {}, body = question }: Request, accept?: string) {
  const all = {
    host: 'x',
    connection: 'close',
    authorization,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    accept,
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return [line, ...lines, '', body].join('\r\n');
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every refusal has a code, a sentence, and the id of its request; nobody may keep or reinterpret it. */
function expectRefusal(
  { status, headers, body }: Told,
  expected: { readonly status: number; readonly code?: string },
) {
  expect(status).toBe(expected.status);
  const { errors, extensions, ...rest } = JSON.parse(body);
  expect(rest).toEqual({});
  expect(errors).toEqual([
    { message: expect.stringMatching(/^[A-Z"].*\.$/), extensions: { code: expected.code ?? 'BAD_REQUEST' } },
  ]);
  expect(extensions).toEqual({
    requestId: expect.stringMatching(uuid),
    correlationId: expect.stringMatching(uuid),
    completeness: [],
  });
  expect(headers).toMatchObject({
    'x-request-id': extensions.requestId,
    'x-correlation-id': extensions.correlationId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': String(Buffer.byteLength(body)),
  });
}

/** What comes with a refusal, by its request. */
const refusals: readonly (readonly [string, number, Request, Readonly<Record<string, string>>])[] = [
  ['a body that is not JSON', 400, { body: '{' }, {}],
  ['no operation', 400, { body: '{"query":""}' }, {}],
  ['a batch', 400, { body: `[${question}]` }, {}],
  ['no host', 400, { headers: { host: undefined } }, { connection: 'close' }],
  [
    'no token',
    401,
    { headers: { authorization: undefined } },
    { 'www-authenticate': 'Bearer realm="caregraph"' },
  ],
  ['another address', 404, { line: 'GET /graph HTTP/1.1', body: '' }, {}],
  [
    'GET',
    405,
    { line: 'GET /graphql?query={__typename} HTTP/1.1', body: '' },
    { allow: 'POST', 'accept-post': 'application/json' },
  ],
  ['DELETE', 405, { line: 'DELETE /graphql HTTP/1.1', body: '' }, { allow: 'POST' }],
  ['a large body', 413, { body: `${question}${' '.repeat(1000)}` }, {}],
  ['a long address', 414, { line: `POST /graphql?${'a'.repeat(8000)} HTTP/1.1` }, {}],
  [
    'a form',
    415,
    { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    { 'accept-post': 'application/json' },
  ],
  ['a compressed body', 415, { headers: { 'content-encoding': 'gzip' } }, { 'accept-encoding': 'identity' }],
  ['an expectation', 417, { headers: { expect: 'more' } }, { connection: 'close' }],
];

const readers = [
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
] as const;

describe.each(readers)('to a reader of %s', (accept, type) => {
  it.each(refusals)('%s is refused as everything is', async (_name, status, request, headers) => {
    const [told] = await sendText(house.gateway.url, write(request, accept));
    expectRefusal(told as Told, { status, ...codeOf(status) });
    expect(told?.headers).toMatchObject({ ...headers, 'content-type': `${type}; charset=utf-8` });
  });

  it('one question too many is refused as everything is, with when to ask again', async () => {
    const [told] = await sendText(busy.gateway.url, write({}, accept));
    expectRefusal(told as Told, { status: 429, code: 'TOO_MANY_UNDER_WAY' });
    expect(told?.headers).toMatchObject({ 'retry-after': '1', 'content-type': `${type}; charset=utf-8` });
  });
});

function codeOf(status: number): { readonly code?: string } {
  return status === 401 ? { code: 'UNAUTHENTICATED' } : {};
}

describe('a reader who takes nothing of ours', () => {
  const mutation = '{"query":"mutation { __typename }"}';

  it.each([
    'text/html',
    'text/html, application/xml;q=0.9',
    'application/json;q=0',
    'application/json;charset=latin1',
    'x',
  ])('is refused before anything is done, in JSON: %s', async (accept) => {
    for (const body of [question, mutation, '{']) {
      const [told] = await sendText(house.gateway.url, write({ body }, accept));
      expectRefusal(told as Told, { status: 406 });
      expect(told?.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  it('is told of other refusals all the same', async () => {
    const [told] = await sendText(
      house.gateway.url,
      write({ line: 'GET /nothing HTTP/1.1', body: '' }, 'text/html'),
    );
    expectRefusal(told as Told, { status: 404 });
  });
});

describe('what is no request', () => {
  it.each<[string, number, () => Promise<readonly Told[]>]>([
    ['no HTTP', 400, () => sendText(house.gateway.url, 'hello\r\n\r\n')],
    ['another protocol', 400, () => sendText(house.gateway.url, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
    [
      'two lengths',
      400,
      () => sendText(house.gateway.url, write({ headers: { 'transfer-encoding': 'chunked' } })),
    ],
    [
      'a head that is too large',
      431,
      () => sendText(house.gateway.url, write({ headers: { 'x-a': 'a'.repeat(20_000) } })),
    ],
    [
      'a head that does not end',
      408,
      () => sendText(hasty.gateway.url, 'POST /graphql HTTP/1.1\r\nhost: x\r\n'),
    ],
    [
      'a body that does not end',
      408,
      () => sendText(hasty.gateway.url, write({ headers: { 'content-length': '500' } })),
    ],
    ['a chunk that is none', 400, () => sendText(house.gateway.url, writeChunks('zz\r\n'))],
    [
      'a chunk that says too much of itself',
      413,
      () => sendText(house.gateway.url, writeChunks(`1;a=${'a'.repeat(20_000)}\r\n`)),
    ],
  ])('is refused as everything is: %s', async (_name, status, send) => {
    const told = await send();
    expect(told).toHaveLength(1);
    expectRefusal(told[0] as Told, { status });
    expect(told[0]?.headers['connection']).toBe('close');
  });

  it('does not take the answer from what came whole before it', async () => {
    const first = write({ headers: { connection: 'keep-alive' } });
    const [told, ...others] = await sendText(house.gateway.url, `${first}no HTTP\r\n\r\n`);
    expect(told?.status).toBe(200);
    expect(JSON.parse(told?.body ?? '')).toMatchObject({ data: { __typename: 'Query' } });
    expect(others).toEqual([]);
  });

  it('does not keep others from being answered', async () => {
    const [told] = await sendText(house.gateway.url, write({}));
    expect(told?.status).toBe(200);
  });

  function writeChunks(chunks: string): string {
    const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
    return write({ headers, body: chunks });
  }
});

describe('a fault of ours', () => {
  async function answerBy(listener: Parameters<typeof createServer>[1]): Promise<Told> {
    const server = createServer({}, listener);
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [told] = await sendText(url, write({ line: 'GET /other HTTP/1.1', body: '' }));
    return told as Told;
  }

  it('is told as everything is', async () => {
    const parts = {
      isReady: () => true,
      servePage: () => Promise.reject(new Error('of ours')),
      log: createLog('test', 'error', { write: () => undefined }),
    };
    const told = await answerBy(createHandler(parts as unknown as HandlerParts));
    expectRefusal(told, { status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(told.body).not.toContain('of ours');
  });

  it('is told with when to ask again where it is over soon', async () => {
    const told = await answerBy((_request, response) => {
      refuse(response, 503, 'The graph is closing.', {}, 'GATEWAY_CLOSING');
    });
    expectRefusal(told, { status: 503, code: 'GATEWAY_CLOSING' });
    expect(told.headers['retry-after']).toBe('1');
  });
});
