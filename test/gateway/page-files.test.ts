import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePage } from '../../gateway/page/build.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';

const page = { title: 'Caregraph', nhsNumber: '9990000018', switchboardUrl: 'http://localhost:4999' };

let sandbox: GatewayHouse;
let production: GatewayHouse;

beforeAll(async () => {
  await ensurePage(() => undefined);
  sandbox = await startGatewayHouse({ page });
  production = await startGatewayHouse({ page, profile: 'production' });
}, 120_000);
afterAll(() => Promise.all([sandbox.close(), production.close()]));

async function get(
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' | 'POST' = 'GET',
) {
  const response = await request(sandbox.gateway.url + path, { method, headers });
  return { ...response, bytes: Buffer.from(await response.body.arrayBuffer()) };
}

describe('the page as the gateway serves it', () => {
  it('lets the browser load and send nothing elsewhere', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    // The editor writes style elements while it runs; nothing else may be inline, and nothing comes from elsewhere.
    expect(policy.filter((rule) => rule.includes('unsafe'))).toEqual(["style-src 'self' 'unsafe-inline'"]);
    expect(policy.join()).not.toMatch(/https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('names nothing elsewhere', async () => {
    const html = (await get('/')).bytes.toString();
    expect(html).toContain('<html lang="en-GB">');
    expect(html.match(/(?:src|href)="(?!data:)[^"]*"/g)).not.toBeNull();
    for (const link of html.matchAll(/(?:src|href)="(?!data:)([^"]*)"/g))
      expect(link[1]).toMatch(/^\/assets\//);
  });

  it('is asked for again each time, and sent only where it changed', async () => {
    const { headers } = await get('/');
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get('/', { 'if-none-match': String(headers['etag']) });
    expect(again.statusCode).toBe(304);
    expect(again.bytes).toHaveLength(0);
  });

  it('sends its parts compressed, to be kept for ever', async () => {
    const html = (await get('/')).bytes.toString();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const plain = await get(script);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const brotli = await get(script, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    const gzip = await get(script, { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
  });

  it.each([
    '/assets/../build.ts',
    '/assets/%2e%2e/.built-from',
    '/.built-from',
    '/assets/',
    '/index.html.br',
  ])('gives nothing else away (%s)', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  it('can only be read', async () => {
    expect((await get('/', {}, 'POST')).statusCode).toBe(405);
    expect((await get('/page-settings.json', {}, 'POST')).statusCode).toBe(405);
    const head = await get('/', {}, 'HEAD');
    expect([head.statusCode, head.bytes.length]).toEqual([200, 0]);
  });

  it('is told its settings and the schema that clients see', async () => {
    const { headers, bytes } = await get('/page-settings.json');
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.parse(bytes.toString())).toEqual({ ...page, hasLogin: false, isSandbox: true });
    const schema = (await get('/page-schema.graphql')).bytes.toString();
    expect(schema).toContain('patient(');
    expect(schema).not.toMatch(/\bseal\b|join__|EncounterIndex/);
    const brotli = await get('/page-schema.graphql', { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(schema);
    const again = await get('/page-schema.graphql', { 'if-none-match': String(brotli.headers['etag']) });
    expect(again.statusCode).toBe(304);
  });

  it.each(['/', '/page-settings.json', '/page-schema.graphql'])(
    'is not there in production (%s)',
    async (path) => {
      const { statusCode } = await request(production.gateway.url + path);
      expect(statusCode).toBe(404);
    },
  );
});
