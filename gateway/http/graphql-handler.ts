import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ApolloServer,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { Log } from '../../schema/runtime/log.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { Admit } from '../identity/admit.ts';
import type { OpenExchange } from '../execution/open-exchange.ts';
import type { OperationGuard } from '../limits/create-operation-guard.ts';
import { type Refusal, toRefusalError } from '../limits/refusal.ts';
import { readBody } from './read-body.ts';
import { refuse, send } from './send.ts';

/** What carries out a GraphQL request. */
export interface GraphqlParts {
  readonly apollo: ApolloServer<Exchange>;
  readonly guard: OperationGuard;
  readonly admit: Admit;
  readonly maximumBodyBytes: number;
  readonly open: OpenExchange;
  readonly log: Log;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Answers one GraphQL request over HTTP. */
export async function answerGraphql(
  { admit, apollo, guard, maximumBodyBytes, open, log }: GraphqlParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const given = request.headers['x-request-id'];
  const clientRequestId = typeof given === 'string' && uuid.test(given) ? given : undefined;
  response.setHeader('x-request-id', clientRequestId ?? randomUUID());
  if (request.method !== 'POST') {
    // A query can hold an NHS number, and addresses are written into logs all along their way.
    const message = 'Queries are sent by POST, so that no identifier stands in an address.';
    return refuse(response, 405, message, { allow: 'POST' });
  }
  const started = performance.now();
  const admission = await admit(request);
  if (admission.kind === 'refused') {
    return refuse(response, admission.status, admission.message, admission.headers, admission.code);
  }
  const body = await readBody(request, maximumBodyBytes);
  if (body.kind === 'refused') return refuse(response, body.status, body.message);
  const head = { method: 'POST', headers: toHeaders(request), search: '', body: body.value };
  const refusal = guard(body.value);
  if (refusal !== undefined) {
    log.info('refused', {
      code: refusal.code,
      ...(clientRequestId === undefined ? {} : { clientRequestId }),
    });
    return sendResult(response, await apollo.executeHTTPGraphQLRequest(toRefused(head, refusal)));
  }
  const left = new AbortController();
  response.once('close', () => left.abort());
  const exchange = await open(left.signal, admission.caller);
  const { requestId } = exchange.request;
  if (clientRequestId === undefined) response.setHeader('x-request-id', requestId);
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: head,
    context: () => Promise.resolve(exchange),
  });
  sendResult(response, result);
  log.info('answered', {
    requestId,
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
    count: exchange.faults.length,
    milliseconds: Math.round(performance.now() - started),
  });
}

function sendResult(response: ServerResponse, { body, headers, status }: HTTPGraphQLResponse): void {
  // Batching, deferral and streaming are off, so the answer is always complete.
  const text = body.kind === 'complete' ? body.string : '';
  const type = headers.get('content-type');
  send(response, status ?? 200, text, type === undefined ? {} : { 'content-type': type });
}

/** A request without a context, so that the server answers with the refusal in the form that its reader accepts. */
function toRefused(head: HTTPGraphQLRequest, refusal: Refusal) {
  return {
    httpGraphQLRequest: head,
    context: () => Promise.reject<Exchange>(toRefusalError(refusal)),
  };
}

function toHeaders(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  if (request.headers.accept !== undefined) headers.set('accept', request.headers.accept);
  return headers;
}
