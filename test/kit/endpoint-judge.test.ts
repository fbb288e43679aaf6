import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askSource } from '../../subgraphs/kit/endpoint/ask-source.ts';
import { createEndpoints } from '../../subgraphs/kit/endpoint/create-endpoints.ts';
import { guardQuery, NotAsked } from '../../subgraphs/kit/endpoint/guard-query.ts';
import { judgeFailure, judgeReply } from '../../subgraphs/kit/endpoint/judge-answer.ts';
import { parseRetryAfter } from '../../subgraphs/kit/endpoint/retry-after.ts';
import { failed } from '../../subgraphs/kit/outcome.ts';

describe('what an answer says about its endpoint', () => {
  it.each([
    [200, 'working'],
    [302, 'working'],
    [400, 'working'],
    [401, 'working'],
    [404, 'working'],
    [408, 'failing'],
    [429, 'working'],
    [500, 'failing'],
    [501, 'working'],
    [502, 'failing'],
    [503, 'failing'],
    [504, 'failing'],
  ])('status %i: %s', (status, verdict) => {
    expect(judgeReply({ kind: 'answered', status, headers: {}, json: undefined })).toEqual({ verdict });
  });

  it.each([
    ['SOURCE_UNAVAILABLE', 'unreachable'],
    ['SOURCE_TIMEOUT', 'slow'],
    ['SOURCE_BUSY', 'failing'],
    ['SOURCE_BAD_CONTENT', 'unclear'],
    ['RESPONSE_TOO_LARGE', 'working'],
    ['SOURCE_REFUSED_CALLER', 'working'],
  ] as const)('%s: %s', (code, verdict) => {
    expect(judgeFailure(failed(code))).toEqual({ verdict });
  });

  it.each([
    [200, undefined],
    [429, 7000],
    [500, undefined],
    [503, 7000],
  ])('status %i with Retry-After is a wish to be left alone: %o', (status, pauseMilliseconds) => {
    const headers = { 'retry-after': '7' };
    const judgement = judgeReply({ kind: 'answered', status, headers, json: undefined });
    expect(judgement.pauseMilliseconds).toBe(pauseMilliseconds);
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['30', 30_000],
    [' 2 ', 2000],
    ['86400', 60_000],
    ['99999999999999999999999', 60_000],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [['1', '2'], undefined],
    [undefined, undefined],
  ])('%o is %o milliseconds', (value, milliseconds) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-01T00:00:00Z') });
    expect(parseRetryAfter(value)).toBe(milliseconds);
    vi.useRealTimers();
  });
});

describe('an endpoint over HTTP', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  async function serve(handler: RequestListener): Promise<string> {
    const server = createServer(handler);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closing.push(() => server.close().closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  function ask(url: string, isRead: boolean) {
    let calls = 0;
    const question = { timeoutMilliseconds: 2000, signal: new AbortController().signal, isRead };
    return askSource(createEndpoints().at({ kind: 'council', organisation: '901' }), question, () => {
      calls += 1;
      return { url, method: 'POST', headers: { 'x-call': `${calls}` }, body: '{}', maximumBytes: 1000 };
    });
  }

  it('is asked anew, as another call, when it cut the first one off', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers['x-call']);
      if (seen.length === 1) request.socket.destroy();
      else response.end('{"a":1}');
    });
    expect(await ask(url, true)).toMatchObject({ kind: 'answered', status: 200, json: { a: 1 } });
    expect(seen).toEqual(['1', '2']);
  });

  it('is never asked twice for what does more than read', async () => {
    let calls = 0;
    const url = await serve((request) => {
      calls += 1;
      request.socket.destroy();
    });
    expect(await ask(url, false)).toMatchObject({ kind: 'failed', code: 'SOURCE_UNAVAILABLE' });
    expect(calls).toBe(1);
  });
});

describe('a database', () => {
  const toFailure = (cause: unknown) =>
    failed(cause instanceof RangeError ? 'SOURCE_ERROR' : 'SOURCE_UNAVAILABLE', cause);
  const guard = (query: () => Promise<readonly unknown[]>) =>
    guardQuery(createEndpoints().at({ kind: 'database' }, { consecutiveFaults: 3 }), query, {
      timeoutMilliseconds: 1000,
      toFailure,
    });

  it('gives its rows, on a second attempt if need be', async () => {
    let calls = 0;
    const query = guard(async () => {
      calls += 1;
      if (calls === 1) throw new TypeError('reset');
      return [{ id: 1 }];
    });
    expect(await query('select 1', [])).toEqual([{ id: 1 }]);
  });

  it('fails as its driver fails, and is not asked once it kept failing', async () => {
    let calls = 0;
    const query = guard(() => {
      calls += 1;
      return Promise.reject(new TypeError('no connection'));
    });
    for (let time = 0; time < 3; time += 1) {
      await expect(query('select 1', [])).rejects.toThrow('no connection');
    }
    const before = calls;
    const refusal = await query('select 1', []).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(NotAsked);
    expect(refusal).toMatchObject({ failure: { kind: 'failed', code: 'SOURCE_SUSPENDED' } });
    expect(calls).toBe(before);
  });

  it('works where it refuses a statement', async () => {
    const query = guard(() => Promise.reject(new RangeError('no such table')));
    for (let time = 0; time < 5; time += 1) {
      await expect(query('select 1', [])).rejects.toThrow('no such table');
    }
  });
});
