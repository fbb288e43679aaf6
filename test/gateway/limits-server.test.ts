import { connect, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { readGatewayOptions } from '../../gateway/env.ts';
import { defaultLimits, type ServerLimits } from '../../gateway/limits/limits.ts';
import { ConfigurationError } from '../../schema/runtime/env.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf, testIssuers } from '../support/tokens.ts';

let house: GatewayHouse | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await house?.close();
  house = undefined;
});

async function start(server: Partial<ServerLimits> = {}): Promise<string> {
  const limits = defaultLimits('production');
  house = await startGatewayHouse({
    profile: 'production',
    limits: { ...limits, server: { ...limits.server, ...server } },
  });
  return house.gateway.url;
}

/** A raw connection: `first` is what it is sent first, or nothing where it is closed before. */
function open(url: string, from?: string) {
  const { hostname, port } = new URL(url);
  const socket = connect({
    port: Number(port),
    host: hostname,
    ...(from === undefined ? {} : { localAddress: from }),
  });
  sockets.push(socket);
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const first = new Promise<string>((resolve) => {
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    socket.once('close', () => resolve(''));
  });
  return { socket, first, closed };
}

const health = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
const bearer = await bearerOf();
const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: ${bearer.authorization}\r\ncontent-type: application/json\r\n`;

/** Opens a connection that is known to be counted, because something was answered on it. */
async function openAnswered(url: string, from?: string) {
  const connection = open(url, from);
  connection.socket.write(health);
  return { ...connection, answer: await connection.first };
}

describe('a body', () => {
  const question = JSON.stringify({ query: '{ __typename }' });
  const post = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer, ...headers },
      body,
    });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['gzip, gzip', (bytes: Buffer) => gzipSync(gzipSync(bytes))],
  ])('is not decompressed (%s), be it small or large', async (encoding, compress) => {
    const url = await start();
    for (const text of [question, `{"query":"${' '.repeat(20 * 1024 * 1024)}"}`]) {
      const response = await post(url, new Uint8Array(compress(Buffer.from(text))), {
        'content-encoding': encoding,
      });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({
        errors: [
          {
            message: 'The body must be uncompressed JSON, with "content-type: application/json".',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    }
  });

  it('may be as large as is configured, and not larger', async () => {
    const url = await start({ bodyBytes: 100 });
    const padded = (size: number) => question + ' '.repeat(size - question.length);
    expect((await post(url, padded(100))).status).toBe(200);
    const refused = await post(url, padded(101));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      errors: [{ message: 'The body must not be larger than 100 bytes.' }],
    });
  });

  it('is refused by the length that it announces, before any of it comes', async () => {
    const { socket, first } = open(await start());
    socket.write(`${head}content-length: ${1024 * 1024 + 1}\r\n\r\n`);
    expect(await first).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
  });

  it('is refused where it announces two lengths', async () => {
    const { socket, first } = open(await start());
    socket.write(`${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`);
    expect(await first).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('ends nothing but its own request where its sender leaves', async () => {
    const url = await start();
    const { socket, closed } = await openAnswered(url);
    socket.write(`${head}content-length: 50\r\n\r\n{"query"`);
    socket.destroy();
    await closed;
    expect((await post(url, question)).status).toBe(200);
    expect(house?.lines.filter((line) => line.includes('request failed'))).toEqual([]);
  });
});

describe('a request that takes too long to arrive', () => {
  it.each([
    ['in its head', { headMilliseconds: 100, requestMilliseconds: 60_000 }, head],
    [
      'in its head, with time for the whole alone',
      { headMilliseconds: 60_000, requestMilliseconds: 100 },
      head,
    ],
    [
      'in its body',
      { headMilliseconds: 100, requestMilliseconds: 200 },
      `${head}content-length: 50\r\n\r\n{"query"`,
    ],
    ['without a sign', { headMilliseconds: 100, requestMilliseconds: 200 }, ''],
  ])('is cut off with 408: %s', async (_name, limits, sent) => {
    const url = await start(limits);
    const { socket, first, closed } = open(url);
    socket.write(sent);
    expect(await first).toMatch(/^HTTP\/1\.1 408 /);
    await closed;
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(house?.lines.filter((line) => line.includes('request failed'))).toEqual([]);
  });
});

describe('connections', () => {
  it.each([
    ['in all', { connections: 2 }],
    ['from one address', { connectionsPerAddress: 2 }],
  ])('are capped: %s', async (_name, limits) => {
    const url = await start(limits);
    const held = [await openAnswered(url), await openAnswered(url)];
    expect(held.map(({ answer }) => answer.slice(0, 15))).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
    expect((await openAnswered(url)).answer).toBe('');
    held[0]?.socket.destroy();
    await held[0]?.closed;
    await expect.poll(async () => (await openAnswered(url)).answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  // Other systems have one loopback address only.
  it.skipIf(process.platform !== 'linux')('of one address leave room for others', async () => {
    const url = await start({ connectionsPerAddress: 1 });
    expect((await openAnswered(url)).answer).toMatch(/^HTTP\/1\.1 200 /);
    expect((await openAnswered(url)).answer).toBe('');
    expect((await openAnswered(url, '127.0.0.2')).answer).toMatch(/^HTTP\/1\.1 200 /);
    expect((await openAnswered(url, '127.0.0.2')).answer).toBe('');
  });
});

describe('the limits in the environment', () => {
  const secret = Buffer.from('a secret for the tests of settings, of no use').toString('base64');
  const read = (variables: Record<string, string>) =>
    readGatewayOptions({
      CAREGRAPH_SEAL_SECRET: secret,
      CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
      ...variables,
    }).limits;

  it('are these where it says nothing', () => {
    expect(read({ CAREGRAPH_PROFILE: 'production' })).toEqual({
      operation: {
        tokens: 5000,
        depth: 15,
        aliases: 30,
        rootFields: 10,
        directives: 50,
        selections: 2000,
        repeats: 200,
        listItems: 100,
        cost: 50_000,
        assumedItems: 20,
        fetches: 40,
      },
      server: {
        bodyBytes: 1_048_576,
        headMilliseconds: 10_000,
        requestMilliseconds: 10_000,
        connections: 2000,
        connectionsPerAddress: 500,
        underWayPerCaller: 50,
      },
      planning: { share: 0.01, atOnceMilliseconds: 500, eachMilliseconds: 10 },
    });
    expect(read({})).toMatchObject({ operation: { cost: 100_000 }, planning: { share: 1 } });
  });

  const names = [
    ['TOKENS', 'operation', 'tokens'],
    ['DEPTH', 'operation', 'depth'],
    ['ALIASES', 'operation', 'aliases'],
    ['ROOT_FIELDS', 'operation', 'rootFields'],
    ['DIRECTIVES', 'operation', 'directives'],
    ['SELECTIONS', 'operation', 'selections'],
    ['REPEATS', 'operation', 'repeats'],
    ['LIST_ITEMS', 'operation', 'listItems'],
    ['COST', 'operation', 'cost'],
    ['ASSUMED_ITEMS', 'operation', 'assumedItems'],
    ['FETCHES', 'operation', 'fetches'],
    ['BODY_BYTES', 'server', 'bodyBytes'],
    ['HEAD_MILLISECONDS', 'server', 'headMilliseconds'],
    ['REQUEST_MILLISECONDS', 'server', 'requestMilliseconds'],
    ['CONNECTIONS', 'server', 'connections'],
    ['CONNECTIONS_PER_ADDRESS', 'server', 'connectionsPerAddress'],
    ['UNDER_WAY_PER_CALLER', 'server', 'underWayPerCaller'],
  ] as const;

  it.each(names)('can be set: CAREGRAPH_LIMIT_%s', (name, part, limit) => {
    expect(read({ [`CAREGRAPH_LIMIT_${name}`]: '7' })?.[part]).toMatchObject({ [limit]: 7 });
  });

  it('let a part of the time for planning be set for each caller, and only a part', () => {
    const name = 'CAREGRAPH_LIMIT_PLANNING_PERCENT';
    expect(read({ [name]: '0.5' })?.planning).toMatchObject({ share: 0.005, atOnceMilliseconds: 500 });
    for (const value of ['0', '-1', '101', 'many']) expect(() => read({ [name]: value })).toThrow(name);
  });

  it.each(names)('are refused at the start where they bound nothing: CAREGRAPH_LIMIT_%s', (name) => {
    for (const value of ['0', '-1', '1.5', 'many', 'Infinity']) {
      const reading = () => read({ [`CAREGRAPH_LIMIT_${name}`]: value });
      expect(reading).toThrow(ConfigurationError);
      expect(reading).toThrow(`CAREGRAPH_LIMIT_${name}`);
    }
  });
});
