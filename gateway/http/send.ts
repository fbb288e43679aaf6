import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Code } from '../../schema/runtime/codes.ts';
import { toExtensions } from './answer-extensions.ts';
import { readNames } from './request-ids.ts';

/** What every answer carries. */
const commonHeaders = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Sends a whole answer that nobody may keep. */
export function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  // It was answered that the gateway is closing, and nobody waits any more.
  if (response.headersSent) return;
  response.writeHead(status, {
    ...commonHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    // Whatever is too busy or closing is over in moments, and another process may answer already.
    ...(status === 503 ? { 'retry-after': '1' } : {}),
    ...headers,
    'content-length': Buffer.byteLength(body),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Refuses a request before it reaches the graph, in the form in which the graph reports errors. */
export function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  code: Code | 'BAD_REQUEST' = 'BAD_REQUEST',
): void {
  const ids = readNames(response);
  const errors = [{ message, extensions: { code } }];
  const body = ids === undefined ? { errors } : { errors, extensions: toExtensions(ids) };
  send(response, status, JSON.stringify(body), {
    ...(hasUnreadBody(response.req) ? { connection: 'close' } : {}),
    ...headers,
  });
}

/** Bytes of a body that nobody will read must not be taken for the next request. */
function hasUnreadBody(request: IncomingMessage): boolean {
  return !request.complete;
}
