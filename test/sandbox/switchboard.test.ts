import { request } from 'node:http';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSource, SourceState } from '../../sandbox/faults/source-state.ts';
import { startSwitchboard } from '../../sandbox/switchboard/start-switchboard.ts';

const heard: string[] = [];
const fakeSource = (name: string): RunningSource => ({
  url: 'http://127.0.0.1:1',
  setState: async (state: SourceState) => {
    // A change takes a turn of the loop, as a real one does.
    await new Promise((resolve) => setImmediate(resolve));
    heard.push(`${name} ${state}`);
  },
  close: async () => {},
});
const people = [{ nhsNumber: '9990000018', name: 'Mrs Jean Example', story: 'A story', difficulties: [] }];
const board = await startSwitchboard({
  port: 0,
  settings: {
    patient: [fakeSource('pds')],
    primary: [fakeSource('emis'), fakeSource('tpp')],
    secondary: [fakeSource('hospitals')],
    community: [fakeSource('community')],
    social: [fakeSource('council')],
    identity: [fakeSource('identity')],
    access: [fakeSource('access')],
  },
  people,
});
afterAll(() => board.close());
beforeEach(() => {
  heard.length = 0;
});

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A request with any headers, also those that fetch reserves for browsers. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = request(`${board.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const json = { 'content-type': 'application/json' };
const put = (setting: string, body: string, headers: Record<string, string> = json) =>
  send('PUT', `/sources/${setting}`, headers, body);
const states = async () => JSON.parse((await send('GET', '/sources')).body) as Record<string, SourceState>;

describe('changing a state', () => {
  test('reaches every source of the setting before it is answered', async () => {
    const answer = await put('primary', '{"state":"slow"}');
    expect(heard).toEqual(['emis slow', 'tpp slow']);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { setting: 'primary', state: 'slow' }]);
    expect(await states()).toMatchObject({ patient: 'up', primary: 'slow', social: 'up' });
    await put('primary', '{"state":"up"}');
    expect(await states()).toMatchObject({ primary: 'up' });
  });

  test('happens one after the other, so that the last one asked for holds', async () => {
    await Promise.all(['down', 'slow', 'up'].map((state) => put('social', JSON.stringify({ state }))));
    const last = heard.at(-1)?.split(' ')[1];
    expect((await states())['social']).toBe(last);
  });

  test.each([
    ['a bad state', 'social', '{"state":"broken"}', 400],
    ['no state', 'social', '{}', 400],
    ['no object', 'social', '"down"', 400],
    ['no JSON', 'social', '{', 400],
    ['nothing', 'social', '', 400],
    ['too much', 'social', JSON.stringify({ state: 'down', more: 'x'.repeat(2000) }), 413],
    ['an unknown setting', 'dental', '{"state":"down"}', 404],
  ])('refuses %s with a sentence', async (_, setting, body, status) => {
    const answer = await put(setting, body);
    expect(answer.status).toBe(status);
    expect((JSON.parse(answer.body) as { message: string }).message).toMatch(/^[A-Z].*\.$/);
    expect(heard).toEqual([]);
  });
});

describe('whose requests are heard', () => {
  test.each([
    ['a foreign page', { ...json, origin: 'https://example.com' }, 403],
    ['a page without an origin', { ...json, origin: 'null' }, 403],
    ['a name that only looks local', { ...json, origin: 'http://localhost.example.com' }, 403],
    ['a cross-site form', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
    ['a foreign name for loopback', { ...json, host: 'rebound.example.com' }, 403],
    ['a form’s content type', { 'content-type': 'text/plain' }, 415],
  ])('not those of %s', async (_, headers, status) => {
    const answer = await put('social', '{"state":"down"}', headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(heard).toEqual([]);
  });

  test.each(['http://localhost:4000', 'http://127.0.0.1:4000'])('those of a page at %s', async (origin) => {
    const asked = await send('OPTIONS', '/sources/social', {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    });
    expect(asked.status).toBe(204);
    expect(asked.headers['access-control-allow-origin']).toBe(origin);
    expect(asked.headers['access-control-allow-methods']).toBe('GET, PUT');
    expect(asked.headers['access-control-allow-headers']).toBe('content-type');
    const changed = await put('social', '{"state":"up"}', {
      ...json,
      origin,
      'sec-fetch-site': 'cross-site',
    });
    expect(changed.status).toBe(200);
    expect(changed.headers['access-control-allow-origin']).toBe(origin);
  });
});

describe('what can be read', () => {
  test('is the page with its parts, under a strict policy', async () => {
    const page = await send('GET', '/');
    expect(page.headers['content-type']).toBe('text/html;charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('<html lang="en-GB">');
    expect((await send('GET', '/page.js')).headers['content-type']).toBe('text/javascript;charset=utf-8');
    expect((await send('GET', '/page.css')).headers['content-type']).toBe('text/css;charset=utf-8');
  });

  test('is who there is, and that it runs', async () => {
    expect(JSON.parse((await send('GET', '/people')).body)).toEqual(people);
    expect(JSON.parse((await send('GET', '/health')).body)).toEqual({ status: 'up' });
  });

  test('is nothing else', async () => {
    expect((await send('GET', '/../start.ts')).status).toBe(404);
    expect((await send('DELETE', '/sources/social')).status).toBe(405);
  });
});
