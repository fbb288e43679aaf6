import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callSource, toStatusFailure } from '../../subgraphs/kit/source-call.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(handler: RequestListener): Promise<string> {
  const started = createServer(handler);
  server = started;
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

const call = (url: string, more: { timeoutMilliseconds?: number; signal?: AbortSignal } = {}) =>
  callSource({
    url,
    method: 'GET',
    headers: {},
    signal: new AbortController().signal,
    timeoutMilliseconds: 2000,
    maximumBytes: 1000,
    ...more,
  });

describe('a call to a source', () => {
  it('returns any status with its parsed body', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end('{"a":1}'));
    expect(await call(url)).toMatchObject({ kind: 'answered', status: 404, json: { a: 1 } });
  });

  it.each<[string, RequestListener, string]>([
    ['content that is not JSON', (_, response) => response.end('<html>'), 'SOURCE_BAD_CONTENT'],
    [
      'text that is not UTF-8',
      (_, response) => response.end(Buffer.from([0x22, 0xe9, 0x22])),
      'SOURCE_BAD_CONTENT',
    ],
    ['an empty body', (_, response) => response.end(), 'SOURCE_BAD_CONTENT'],
    [
      'more than it may',
      (_, response) => response.end(JSON.stringify('a'.repeat(2000))),
      'RESPONSE_TOO_LARGE',
    ],
    ['a reset', (request) => request.socket.destroy(), 'SOURCE_UNAVAILABLE'],
    [
      'an answer cut short',
      (_, response) =>
        response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
      'SOURCE_UNAVAILABLE',
    ],
  ])('fails on %s', async (_name, handler, code) => {
    expect(await call(await serve(handler))).toMatchObject({ kind: 'failed', code });
  });

  it('does not follow a redirect', async () => {
    let hits = 0;
    const url = await serve((_request, response) => {
      hits += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await call(url)).toMatchObject({ kind: 'answered', status: 302 });
    expect(hits).toBe(1);
  });

  it('gives up after its time, however slowly the answer drips', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(await call(url, { timeoutMilliseconds: 150 })).toMatchObject({
      kind: 'failed',
      code: 'SOURCE_TIMEOUT',
    });
  });

  it('gives up when the answer is no longer wanted', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    expect(await call(url, { signal: controller.signal })).toMatchObject({
      kind: 'failed',
      code: 'SOURCE_TIMEOUT',
    });
  });

  it('says that nobody listens', async () => {
    const url = await serve(() => undefined);
    const closed = new Promise((resolve) => server?.close(resolve));
    await closed;
    expect(await call(url)).toMatchObject({ kind: 'failed', code: 'SOURCE_UNAVAILABLE' });
  });
});

it.each([
  [401, 'SOURCE_REFUSED_CALLER'],
  [403, 'SOURCE_REFUSED_CALLER'],
  [400, 'SOURCE_REJECTED_REQUEST'],
  [422, 'SOURCE_REJECTED_REQUEST'],
  [408, 'SOURCE_TIMEOUT'],
  [429, 'SOURCE_BUSY'],
  [500, 'SOURCE_ERROR'],
  [503, 'SOURCE_BUSY'],
  [504, 'SOURCE_TIMEOUT'],
  [302, 'SOURCE_BAD_CONTENT'],
])('status %i means %s', (status, code) => {
  expect(toStatusFailure(status).code).toBe(code);
});
