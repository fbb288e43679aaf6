import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { codes } from '../../schema/runtime/codes.ts';
import { callerHeader } from '../../schema/runtime/caller.ts';
import { correlationHeader, parseCorrelationId, parseTraceParent } from '../../schema/runtime/correlation.ts';
import { fetchHeader } from '../../schema/runtime/fetch-proof.ts';
import { readBounded } from '../../schema/runtime/read-bounded.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import type { SubgraphContext } from './context.ts';
import type { OpenContext } from './create-contexts.ts';
import { sendJson, sendText } from './send.ts';
import type { SubgraphMetrics } from './telemetry/subgraph-metrics.ts';
import { traceScope } from './telemetry/trace-scope.ts';

/** The largest question that a subgraph reads, in bytes; fifty people's seals and indexes fit many times. */
const maximumBytes = 16 * 1024 * 1024;

/** What answers the gateway. */
export interface AnswerParts {
  readonly apollo: ApolloServer<SubgraphContext>;
  readonly contexts: OpenContext;
  readonly metrics: Pick<SubgraphMetrics, 'answered'>;
  readonly tracing: Tracing | undefined;
}

/** Builds what answers one GraphQL request of the gateway, and counts, times and traces it. */
export function createSubgraphAnswer(
  parts: AnswerParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { metrics, tracing } = parts;
  return async (request, response) => {
    const began = performance.now();
    const parent = tracing === undefined ? undefined : parseTraceParent(request.headers['traceparent']);
    // Only what the gateway traces is traced on.
    const span = parent && tracing?.begin('subgraph answer', parent, 'answers');
    let outcome = 'INTERNAL_SERVER_ERROR';
    try {
      outcome =
        span === undefined || tracing === undefined
          ? await answer(parts, request, response)
          : await traceScope.run({ tracing, span }, () => answer(parts, request, response));
    } finally {
      metrics.answered(outcome, (performance.now() - began) / 1000);
      span?.end({ 'caregraph.outcome': outcome });
    }
  };
}

/** Answers, and gives what that came to. */
async function answer(
  { apollo, contexts }: AnswerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  const sealed = request.headers[callerHeader];
  const correlationId = parseCorrelationId(request.headers[correlationHeader]);
  const opened = typeof sealed === 'string' ? await contexts(sealed, correlationId) : undefined;
  if (opened === undefined) return refuse(response, 401, 'UNAUTHENTICATED');
  const bytes = await readBounded(request, maximumBytes);
  if (bytes === undefined) return refuse(response, 400, 'BAD_USER_INPUT');
  if (!opened.isNew(request.headers[fetchHeader], bytes)) return refuse(response, 401, 'UNAUTHENTICATED');
  const body = parseJson(bytes);
  if (body === undefined) return refuse(response, 400, 'BAD_USER_INPUT');
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(opened.context),
  });
  // Batching, deferral and streaming are off, so the answer is always complete.
  const text = result.body.kind === 'complete' ? result.body.string : '';
  sendText(response, result.status ?? 200, text, 'application/json; charset=utf-8');
  // The server writes errors before data.
  return text.startsWith('{"errors"') ? 'INCOMPLETE' : 'OK';
}

type Refusal = 'UNAUTHENTICATED' | 'BAD_USER_INPUT';

function refuse(response: ServerResponse, status: number, code: Refusal): string {
  sendJson(response, status, { errors: [toError(code)] });
  return code;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** An error as the gateway is told it. */
export function toError(code: Refusal | 'INTERNAL_SERVER_ERROR') {
  return { message: codes[code], extensions: { code } };
}
