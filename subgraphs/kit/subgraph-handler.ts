import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { metricsType } from '../../schema/runtime/telemetry/process-metrics.ts';
import type { ClassedState } from './endpoint/create-endpoints.ts';
import { sendJson, sendText } from './send.ts';
import { toError } from './subgraph-answer.ts';
import type { SubgraphMetrics } from './telemetry/subgraph-metrics.ts';

/** What the routes of a subgraph lead to. */
export interface HandlerParts {
  readonly answerGraphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Whether who asks is one of our own processes, as far as the connection tells. */
  readonly isAdmitted: (request: IncomingMessage) => boolean;
  readonly isReady: () => Promise<boolean>;
  /** Tells whether it was asked to end, and takes what still comes on connections that are about to close. */
  readonly isClosing: () => boolean;
  /** What operators are told of its own stores, in words. */
  readonly findStanding: () => Promise<Readonly<Record<string, string>>>;
  /** How the endpoints of its sources are at this moment. */
  readonly states: () => readonly ClassedState[];
  readonly metrics: Pick<SubgraphMetrics, 'print'>;
}

/**
 * Answers GraphQL at `/graphql` for sealed callers; and for operators `/health/live`, `/health/ready`,
 * `/health/endpoints` and `/metrics`, which hold nothing about persons.
 */
export function createSubgraphHandler(parts: HandlerParts): RequestListener {
  return (request, response) => {
    // Each connection ends with its answer, so that none is cut while a question is on its way.
    if (parts.isClosing()) response.setHeader('connection', 'close');
    route(parts, request, response).catch(() => {
      if (!response.headersSent) sendJson(response, 500, { errors: [toError('INTERNAL_SERVER_ERROR')] });
      else response.destroy();
    });
  };
}

async function route(
  { answerGraphql, isAdmitted, isReady, isClosing, findStanding, states, metrics }: HandlerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === '/graphql' && request.method === 'POST') {
    if (isAdmitted(request)) return answerGraphql(request, response);
    return sendJson(response, 401, { errors: [toError('UNAUTHENTICATED')] });
  }
  if (request.method !== 'GET') return sendJson(response, 404, {});
  switch (request.url) {
    case '/health/live':
      return sendJson(response, 200, { status: 'live' });
    case '/health/ready': {
      if (isClosing()) return sendJson(response, 503, { status: 'closing' });
      const [ready, standing] = await Promise.all([isReady(), findStanding()]);
      return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...standing });
    }
    case '/health/endpoints':
      return sendJson(response, 200, { endpoints: states() });
    case '/metrics':
      return sendText(response, 200, await metrics.print(), metricsType);
    default:
      return sendJson(response, 404, {});
  }
}
