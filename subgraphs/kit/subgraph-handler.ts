import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { codes } from '../../schema/runtime/codes.ts';
import { callerHeader } from '../../schema/runtime/caller.ts';
import { readBounded } from '../../schema/runtime/read-bounded.ts';
import type { SubgraphContext } from './context.ts';
import type { OpenContext } from './create-contexts.ts';

/** The largest question that a subgraph reads, in bytes; fifty people's seals and indexes fit many times. */
const maximumBytes = 16 * 1024 * 1024;

/** Answers GraphQL at `/graphql` for sealed callers, and `/health/live` and `/health/ready` for operators. */
export function createSubgraphHandler(parts: {
  readonly apollo: ApolloServer<SubgraphContext>;
  readonly contexts: OpenContext;
  readonly isReady: () => Promise<boolean>;
}): RequestListener {
  return (request, response) => {
    answer(parts, request, response).catch(() => {
      if (!response.headersSent) sendJson(response, 500, { errors: [toError('INTERNAL_SERVER_ERROR')] });
      else response.destroy();
    });
  };
}

async function answer(
  parts: Parameters<typeof createSubgraphHandler>[0],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === '/health/live') return sendJson(response, 200, { status: 'live' });
  if (request.url === '/health/ready') {
    const isReady = await parts.isReady();
    return sendJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
  }
  if (request.url !== '/graphql' || request.method !== 'POST') return sendJson(response, 404, {});
  const sealed = request.headers[callerHeader];
  const context = typeof sealed === 'string' ? await parts.contexts(sealed) : undefined;
  if (context === undefined) return sendJson(response, 401, { errors: [toError('UNAUTHENTICATED')] });
  const body = await readJson(request);
  if (body === undefined) return sendJson(response, 400, { errors: [toError('BAD_USER_INPUT')] });
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const result = await parts.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(context),
  });
  // Batching, deferral and streaming are off, so the answer is always complete.
  const text = result.body.kind === 'complete' ? result.body.string : '';
  response.writeHead(result.status ?? 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBounded(request, maximumBytes);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

function toError(code: 'INTERNAL_SERVER_ERROR' | 'UNAUTHENTICATED' | 'BAD_USER_INPUT') {
  return { message: codes[code], extensions: { code } };
}
