import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createSubgraph } from '../../gateway/data-source/create-subgraph.ts';
import { readGatewayOptions } from '../../gateway/env.ts';
import { createExchange } from '../../gateway/execution/exchange.ts';
import { startPlainHouse } from '../support/plain-house.ts';
import { testIssuers } from '../support/tokens.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const json = { 'content-type': 'application/json' };
const gzip = { ...json, 'content-encoding': 'gzip' };

async function ask(url: string, acceptsGzip: boolean) {
  const subgraph = createSubgraph({
    setting: 'A',
    url,
    milliseconds: 2000,
    maximumBytes: 10_000,
    acceptsGzip,
    keepsNumbers: false,
  });
  closing.push(() => subgraph.close());
  const request = { requestId: 'a', deadline: Date.now() + 5000 };
  return subgraph.ask('{}', createExchange(request, undefined, new AbortController().signal));
}

describe('a compressed answer', () => {
  const body = { data: { text: 'word '.repeat(100) } };
  const small = gzipSync(JSON.stringify(body));

  it('is asked for and read where that is allowed', async () => {
    let asked: unknown;
    const url = await listen((request, response) => {
      asked = request.headers['accept-encoding'];
      response.writeHead(200, gzip).end(small);
    });
    expect(await ask(url, true)).toMatchObject({ kind: 'answered', body });
    expect(asked).toBe('gzip');
  });

  it('is neither asked for nor read where it is not', async () => {
    let asked: unknown;
    const url = await listen((request, response) => {
      asked = request.headers['accept-encoding'];
      response.writeHead(200, gzip).end(small);
    });
    expect(await ask(url, false)).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_BAD_CONTENT' });
    expect(asked).toBeUndefined();
  });

  it.each<[string, Buffer, string, Record<string, string>]>([
    [
      'is larger inflated than an answer may be',
      gzipSync(Buffer.alloc(1_000_000, ' ')),
      'RESPONSE_TOO_LARGE',
      gzip,
    ],
    ['is larger as it comes', Buffer.alloc(20_000, 'x'), 'RESPONSE_TOO_LARGE', gzip],
    ['is cut short', small.subarray(0, 20), 'SUBGRAPH_BAD_CONTENT', gzip],
    ['is none', Buffer.from('{"data":{}}'), 'SUBGRAPH_BAD_CONTENT', gzip],
    ['is compressed in another way', small, 'SUBGRAPH_BAD_CONTENT', { ...gzip, 'content-encoding': 'br' }],
    [
      'is compressed twice',
      gzipSync(small),
      'SUBGRAPH_BAD_CONTENT',
      { ...gzip, 'content-encoding': 'gzip, gzip' },
    ],
    ['holds nothing', gzipSync(''), 'SUBGRAPH_EMPTY', gzip],
  ])('is refused where it %s', async (_name, bytes, code, headers) => {
    const url = await listen((_request, response) => response.writeHead(200, headers).end(bytes));
    expect(await ask(url, true)).toMatchObject({ kind: 'failed', code });
  });

  it('may also come as it is', async () => {
    const url = await listen((_request, response) => response.writeHead(200, json).end(JSON.stringify(body)));
    expect(await ask(url, true)).toMatchObject({ kind: 'answered', body });
  });
});

describe('a mutation whose answer is lost', () => {
  const typeDefs = 'type Query { a: Int } type Mutation { change: Int }';
  const parts = { one: { typeDefs, resolvers: {} } };

  it.each<[string, RequestListener, string, string]>([
    [
      'is reset',
      (request) => void request.socket.resetAndDestroy(),
      'OUTCOME_UNKNOWN',
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['never comes', () => undefined, 'OUTCOME_UNKNOWN', 'SUBGRAPH_TIMEOUT'],
    [
      'is a failure',
      (_request, response) => response.writeHead(500).end(),
      'OUTCOME_UNKNOWN',
      'SUBGRAPH_ERROR',
    ],
    [
      'cannot be read',
      (_request, response) => response.writeHead(200, json).end('{'),
      'OUTCOME_UNKNOWN',
      'SUBGRAPH_BAD_CONTENT',
    ],
    [
      'is that it is too busy',
      (_request, response) => response.writeHead(503).end(),
      'SUBGRAPH_BUSY',
      'SUBGRAPH_BUSY',
    ],
    [
      'is that it may not',
      (_request, response) => response.writeHead(403).end(),
      'SUBGRAPH_AUTH',
      'SUBGRAPH_AUTH',
    ],
  ])('says so, and is never sent again, where it %s', async (_name, answer, ofMutation, ofQuery) => {
    let count = 0;
    const url = await listen((request, response) => {
      count += 1;
      answer(request, response);
    });
    const house = await startPlainHouse(parts, ['--subgraph', `one=${url}`, '--subgraph-timeout', '300']);
    closing.push(() => house.close());
    const codeOf = async (query: string) => (await house.ask(query)).errors[0]?.extensions.code;
    expect([await codeOf('mutation { change }'), await codeOf('{ a }')]).toEqual([ofMutation, ofQuery]);
    expect(count).toBe(2);
  });

  it('is known not to be done where it was never sent', async () => {
    const house = await startPlainHouse(parts, ['--subgraph', 'one=http://127.0.0.1:9/graphql']);
    closing.push(() => house.close());
    const { data, errors } = await house.ask('mutation { change }');
    expect([data, errors[0]?.extensions.code]).toEqual([{ change: null }, 'SUBGRAPH_UNAVAILABLE']);
  });
});

describe('what counts for one subgraph alone', () => {
  const read = (variables: Record<string, string>) =>
    readGatewayOptions({
      CAREGRAPH_SEAL_SECRET: Buffer.from('a secret for the tests of settings, of no use').toString('base64'),
      CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
      ...variables,
    });

  it('is read by its name', () => {
    const options = read({
      CAREGRAPH_SUBGRAPH_TIMEOUTS: 'primary=3000, social=1500',
      CAREGRAPH_SUBGRAPH_BYTES: 'primary=2048',
      CAREGRAPH_SUBGRAPH_COMPRESSION: 'gzip',
    });
    expect(options.subgraphLimits).toEqual({
      patient: {},
      primary: { milliseconds: 3000, maximumBytes: 2048 },
      secondary: {},
      community: {},
      social: { milliseconds: 1500 },
    });
    expect([options.acceptsGzip, read({}).acceptsGzip]).toEqual([true, false]);
  });

  it.each(['primary', 'nobody=5', 'primary=0', 'primary=5,', 'primary=1.5'])('is refused as %s', (text) => {
    expect(() => read({ CAREGRAPH_SUBGRAPH_TIMEOUTS: text })).toThrow(
      'CAREGRAPH_SUBGRAPH_TIMEOUTS must be written as',
    );
  });
});
