import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SourceState, sourceStates } from '../faults/source-state.ts';
import { isLocalOrigin, isLocalRequest } from './is-local-request.ts';
import { readBody } from './read-body.ts';
import {
  boardSettings,
  type BoardSetting,
  type BoardSources,
  createSourceBoard,
  type SourceBoard,
} from './source-board.ts';

/** Somebody whom the page offers to look up. */
export interface ListedPerson {
  readonly nhsNumber: string;
  readonly name: string;
  readonly story: string;
  readonly difficulties: readonly string[];
}

/** What the switchboard switches and whom it lists. */
export interface SwitchboardOptions {
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly settings: BoardSources;
  readonly people: readonly ListedPerson[];
}

/** A switchboard that runs. */
export interface Switchboard {
  readonly url: string;
  close(): Promise<void>;
}

const bodyLimit = 1024;

/** What an answer consists of. */
interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Starts the page and interface that put the sources of a setting up, down, slow or garbled; loopback only. */
export async function startSwitchboard({ port, settings, people }: SwitchboardOptions): Promise<Switchboard> {
  const board = createSourceBoard(settings);
  const server = createServer((request, response) => {
    answer(request, board, people).then(
      (found) => send(request, response, found),
      () => send(request, response, toSentence(500, 'The state could not be changed.')),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  board: SourceBoard,
  people: readonly ListedPerson[],
): Promise<Answer> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const body = await readBody(request, bodyLimit);
  if (!isLocalRequest(request.headers))
    return toSentence(403, 'Only pages on this machine may use the switchboard.');
  if (request.method === 'OPTIONS') return { status: 204, contentType: 'text/plain', body: '' };
  if (request.method === 'PUT') return changeState(request, path, body, board);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return toSentence(405, 'Only GET and PUT are supported.');
  if (path === '/sources') return toJson(200, board.states());
  if (path === '/people') return toJson(200, people);
  if (path === '/health') return toJson(200, { status: 'up' });
  return pages.get(path) ?? toSentence(404, 'There is nothing at this address.');
}

async function changeState(
  request: IncomingMessage,
  path: string,
  body: string | undefined,
  board: SourceBoard,
): Promise<Answer> {
  const setting = boardSettings.find((known) => path === `/sources/${known}`);
  if (setting === undefined) return toSentence(404, `The settings are ${boardSettings.join(', ')}.`);
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return toSentence(415, 'The body must be application/json.');
  }
  if (body === undefined) return toSentence(413, `The body must be at most ${bodyLimit} bytes.`);
  const state = parseState(body);
  if (state === undefined) {
    return toSentence(400, `The body must be {"state": …} with one of ${sourceStates.join(', ')}.`);
  }
  await board.set(setting, state);
  return toJson(200, { setting, state } satisfies { setting: BoardSetting; state: SourceState });
}

function parseState(body: string): SourceState | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('state' in value)) return undefined;
    return sourceStates.find((state) => state === value.state);
  } catch {
    return undefined;
  }
}

function toJson(status: number, value: unknown): Answer {
  return { status, contentType: 'application/json;charset=utf-8', body: JSON.stringify(value) };
}

function toSentence(status: number, message: string): Answer {
  return toJson(status, { message });
}

const pages: ReadonlyMap<string, Answer> = new Map(
  (
    [
      ['/', 'index.html', 'text/html;charset=utf-8'],
      ['/page.js', 'page.js', 'text/javascript;charset=utf-8'],
      ['/page.css', 'page.css', 'text/css;charset=utf-8'],
    ] as const
  ).map(([path, file, contentType]) => [
    path,
    { status: 200, contentType, body: readFileSync(new URL(`page/${file}`, import.meta.url), 'utf8') },
  ]),
);

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, contentType, body }: Answer,
): void {
  const { origin } = request.headers;
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': contentType,
    vary: 'origin',
    ...(origin !== undefined && isLocalOrigin(origin) ? toCrossOriginHeaders(request, origin) : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Fetch standard, CORS: a page of ours at another port may read, and change states with JSON. */
function toCrossOriginHeaders(request: IncomingMessage, origin: string): Readonly<Record<string, string>> {
  if (request.method !== 'OPTIONS') return { 'access-control-allow-origin': origin };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
    ...(request.headers['access-control-request-private-network'] === 'true'
      ? { 'access-control-allow-private-network': 'true' }
      : {}),
  };
}
