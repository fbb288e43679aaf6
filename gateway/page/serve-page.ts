import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { ServedPageSettings } from '../page-settings.ts';
import { refuse, send } from '../http/send.ts';
import { loadPage, type PageFile } from './load-page.ts';
import { pageHeaders } from './page-headers.ts';

/** Answers what belongs to the page; tells whether it did. */
export type ServePage = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** The page where there is none. */
export const serveNoPage: ServePage = () => false;

/** What is told to the page. */
export interface PageFacts extends ServedPageSettings {
  /** The graph's schema as clients see it, as SDL. */
  readonly schema: string;
}

/**
 * Builds what serves the page at `/` from memory, its settings at `/page-settings.json`, and the schema, which is
 * only asked for where somebody looks into it, at `/page-schema.graphql`.
 */
export function createServePage({ schema, ...settings }: PageFacts, load = loadPage): ServePage {
  const settingsText = JSON.stringify(settings);
  const schemaFile = toTextFile(schema);
  let files: ReadonlyMap<string, PageFile> | undefined;
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === '/page-settings.json') {
      if (isRead(request)) send(response, 200, settingsText);
      else refuse(response, 405, 'The settings of the page can only be read.', { allow: 'GET, HEAD' });
      return true;
    }
    // The page may be built while the gateway runs already.
    files ??= load();
    const file = path === '/page-schema.graphql' ? schemaFile : files?.get(path);
    if (file === undefined && path === '/') {
      send(response, 503, notBuilt, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
      return true;
    }
    if (file === undefined) return false;
    // Behind a login the page itself must not come back from what a browser keeps.
    if (isRead(request)) sendFile(request, response, file, settings.hasLogin ? 'no-store' : 'no-cache');
    else refuse(response, 405, 'The page can only be read.', { allow: 'GET, HEAD' });
    return true;
  };
}

const notBuilt = `The page is not built yet. "npm start" builds it; or run: node gateway/page/build.ts
Programs ask the graph by POST at /graphql.
`;

/** A text as it is sent; fast to press, for this is done at every start. */
function toTextFile(text: string): PageFile {
  const identity = Buffer.from(text);
  return {
    type: 'text/plain; charset=utf-8',
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`,
    isImmutable: false,
    forms: {
      identity,
      br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      gzip: gzipSync(identity),
    },
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: PageFile,
  keeping: 'no-cache' | 'no-store',
): void {
  const headers = {
    ...pageHeaders,
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : keeping,
  };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = toEncoding(request.headers['accept-encoding']);
  const body = file.forms[encoding];
  response.writeHead(200, {
    ...headers,
    'content-type': file.type,
    'content-length': body.byteLength,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The smallest form that a client says it can read; a client that weighs them is given what it does not refuse. */
function toEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | 'identity' {
  const offers = String(accepted ?? '')
    .split(',')
    .map((offer) => offer.trim().toLowerCase())
    .filter((offer) => !/;\s*q=0(?:\.0*)?$/.test(offer));
  const names = new Set(offers.map((offer) => offer.split(';', 1)[0]));
  if (names.has('br')) return 'br';
  return names.has('gzip') ? 'gzip' : 'identity';
}
