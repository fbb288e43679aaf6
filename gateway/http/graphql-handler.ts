import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ApolloServer,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import { type Code, codes } from '../../schema/runtime/codes.ts';
import type { Log } from '../../schema/runtime/log.ts';
import { createEnding } from '../execution/ending.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { Admit } from '../identity/admit.ts';
import type { OpenExchange } from '../execution/open-exchange.ts';
import type { QuestionCount } from '../limits/count-questions.ts';
import type { OperationGuard } from '../limits/create-operation-guard.ts';
import { type Refusal, toRefusalError } from '../limits/refusal.ts';
import type { WatchRequest } from '../telemetry/create-watch-request.ts';
import type { RequestWatch } from '../telemetry/request-watch.ts';
import type { WriteReceipt } from '../receipt/create-receipt-writer.ts';
import { receiptHeader } from '../receipt/receipt.ts';
import { type AnswerType, chooseAnswerType } from './answer-type.ts';
import { readBody, takesJson } from './read-body.ts';
import { withExtensions } from './answer-extensions.ts';
import { nameOperation } from './name-operation.ts';
import { type GivenIds, nameRequest, readGivenIds } from './request-ids.ts';
import { refuse, send } from './send.ts';

/** What answers a GraphQL request, whatever it comes by. */
export type GraphqlServer = Pick<ApolloServer<Exchange>, 'executeHTTPGraphQLRequest'>;

/** What carries out a GraphQL request. */
export interface GraphqlParts {
  readonly apollo: GraphqlServer;
  readonly guard: OperationGuard;
  readonly admit: Admit;
  readonly maximumBodyBytes: number;
  /** Bounds how many questions one caller has under way. */
  readonly questions: QuestionCount;
  readonly open: OpenExchange;
  /** Writes a receipt for whoever asks for one; nobody gets one where it is left out. */
  readonly writeReceipt?: WriteReceipt | undefined;
  /** Sees what requests come to. */
  readonly watch: WatchRequest;
  readonly log: Log;
}

/** Answers one GraphQL request over HTTP. */
export async function answerGraphql(
  parts: GraphqlParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const given = readGivenIds(request.headers);
  const requestId = randomUUID();
  const ids = nameRequest(response, given, requestId);
  const watch = parts.watch(ids, given.traceParent);
  let code: Code | 'BAD_REQUEST' = 'INTERNAL_SERVER_ERROR';
  try {
    const refusal = await carryOut(parts, { request, response, requestId, given, watch });
    // The server refuses some of it itself, before anything of ours sees it.
    code = refusal?.code ?? 'BAD_REQUEST';
    if (refusal !== undefined) refuse(response, refusal.status, refusal.message, refusal.headers, code);
  } finally {
    watch.answered({ code, faults: [], completeness: [] });
  }
}

/** Why a request does not reach the graph. */
interface EarlyRefusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly code?: Code;
}

/** The refusal of a caller who has as many questions under way as one may; one of them may be answered any moment. */
const tooMany: EarlyRefusal = {
  status: 429,
  message: codes.TOO_MANY_UNDER_WAY,
  headers: { 'retry-after': '1' },
  code: 'TOO_MANY_UNDER_WAY',
};

/** The refusal of a reader who takes nothing in which GraphQL is answered. */
const notAcceptable: EarlyRefusal = {
  status: 406,
  message: 'Answers are "application/json" or "application/graphql-response+json"; accept one of them.',
};

/** A request that is to be answered. */
interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly given: GivenIds;
  readonly watch: RequestWatch;
}

/** Answers a request, or gives why it does not reach the graph. */
async function carryOut(parts: GraphqlParts, asked: Asked): Promise<EarlyRefusal | undefined> {
  const { request, response, requestId, given, watch } = asked;
  if (request.method !== 'POST') {
    // A query can hold an NHS number, and addresses are written into logs all along their way.
    const message = 'Queries are sent by POST, so that no identifier stands in an address.';
    return { status: 405, message, headers: { allow: 'POST', ...takesJson } };
  }
  const type = chooseAnswerType(request.headers.accept);
  // Before anything is done that nobody could then be told of.
  if (type === undefined) return notAcceptable;
  const started = performance.now();
  const admission = await parts.admit(request);
  if (admission.kind === 'refused') return admission;
  if (admission.caller !== undefined) {
    const end = parts.questions.begin(admission.caller);
    if (end === undefined) return tooMany;
    response.once('close', end);
  }
  if (admission.cookies !== undefined) response.setHeader('set-cookie', admission.cookies);
  const body = await readBody(request, parts.maximumBodyBytes);
  if (body.kind === 'refused') return body;
  const head = { method: 'POST', headers: toHeaders(type), search: '', body: body.value };
  const named = toNames(given);
  const refusal = parts.guard(body.value);
  if (refusal !== undefined) {
    parts.log.info('refused', { code: refusal.code, ...named });
    const result = await parts.apollo.executeHTTPGraphQLRequest(toRefused(head, refusal));
    sendResult(response, result, watch);
    watch.answered({ code: refusal.code, faults: [], completeness: [] });
    return undefined;
  }
  const ending = createEnding();
  // A connection that closes before the whole answer is on its way has nobody left at its other end.
  response.once('close', () => (response.writableFinished ? ending.release() : ending.end()));
  const exchange = await parts.open(ending, {
    requestId,
    caller: admission.caller,
    operation: nameOperation(body.value),
    correlationId: given.correlationId,
    watch,
  });
  const result = await parts.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: head,
    context: () => Promise.resolve(exchange),
  });
  if (request.headers[receiptHeader] === '1' && parts.writeReceipt !== undefined) {
    sendResult(response, await withReceipt(result, exchange, parts.writeReceipt), watch);
  } else sendResult(response, result, watch);
  parts.log.info('answered', {
    requestId,
    ...named,
    count: exchange.faults.length,
    milliseconds: Math.round(performance.now() - started),
  });
  return undefined;
}

/** How the client names the request, as it is logged. */
function toNames({ clientRequestId, correlationId }: GivenIds) {
  return {
    ...(clientRequestId === undefined ? {} : { clientRequestId }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

async function withReceipt(
  result: HTTPGraphQLResponse,
  exchange: Exchange,
  writeReceipt: WriteReceipt,
): Promise<HTTPGraphQLResponse> {
  const { body } = result;
  if (body.kind !== 'complete') return result;
  return { ...result, body: { kind: 'complete', string: await writeReceipt(body.string, exchange) } };
}

function sendResult(response: ServerResponse, result: HTTPGraphQLResponse, watch: RequestWatch): void {
  const { body, headers, status } = result;
  // Batching, deferral and streaming are off, so the answer is always complete.
  const text = body.kind === 'complete' ? body.string : '';
  const type = headers.get('content-type');
  const wait = headers.get('retry-after');
  const isNamed = watch.isAnswered || text === '';
  send(response, status ?? 200, isNamed ? text : withExtensions(text, watch.ids), {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(wait === undefined ? {} : { 'retry-after': wait }),
  });
}

/** A request without a context, so that the server answers with the refusal in the form that its reader accepts. */
function toRefused(head: HTTPGraphQLRequest, refusal: Refusal) {
  return {
    httpGraphQLRequest: head,
    context: () => Promise.reject<Exchange>(toRefusalError(refusal)),
  };
}

function toHeaders(type: AnswerType): HeaderMap {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  // Whoever is answered in JSON is not negotiated with once more.
  if (type !== 'application/json') headers.set('accept', type);
  return headers;
}
