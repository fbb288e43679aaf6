import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseAnswerType } from './answer-type.ts';
import { commonHeaders, type RefusalCode, toRefusalBody, unkept } from './refusal-body.ts';
import { nameRequest, readGivenIds, readNames } from './request-ids.ts';

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
    ...unkept,
    'content-type': 'application/json; charset=utf-8',
    // Whatever is too busy or closing is over in moments, and another process may answer already.
    ...(status === 503 ? { 'retry-after': '1' } : {}),
    ...headers,
    'content-length': Buffer.byteLength(body),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * Refuses a request before it reaches the graph, in the form in which the graph reports errors and, as far as there
 * is one, in the media type that its reader takes.
 */
export function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  code: RefusalCode = 'BAD_REQUEST',
): void {
  if (response.headersSent) return;
  const { req: request } = response;
  const ids = readNames(response) ?? nameRequest(response, readGivenIds(request.headers), randomUUID());
  const type = chooseAnswerType(request.headers.accept) ?? 'application/json';
  send(response, status, toRefusalBody(message, code, ids), {
    'content-type': `${type}; charset=utf-8`,
    ...(hasUnreadBody(request) ? { connection: 'close' } : {}),
    ...headers,
  });
}

/** Bytes of a body that nobody will read must not be taken for the next request. */
function hasUnreadBody(request: IncomingMessage): boolean {
  return !request.complete;
}
