import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import {
  correlationHeader,
  holdsTenDigitNumber,
  parseCorrelationId,
  parseTraceParent,
  type TraceParent,
} from '../../schema/runtime/correlation.ts';
import type { RequestIds } from '../telemetry/request-watch.ts';

/** What a client says of its request so that it can be found again; nothing that is not well-formed is taken. */
export interface GivenIds {
  /** The client's own UUID for the request. */
  readonly clientRequestId?: string;
  /** What names it through all systems. */
  readonly correlationId?: string;
  readonly traceParent?: TraceParent;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads how a client names its request. */
export function readGivenIds(headers: IncomingHttpHeaders): GivenIds {
  const requestId = headers['x-request-id'];
  const isOwnId = typeof requestId === 'string' && uuid.test(requestId) && !holdsTenDigitNumber(requestId);
  const traceParent = parseTraceParent(headers['traceparent']);
  const correlationId = parseCorrelationId(headers[correlationHeader]) ?? traceParent?.traceId;
  return {
    ...(isOwnId ? { clientRequestId: requestId } : {}),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(traceParent === undefined ? {} : { traceParent }),
  };
}

/** How a request was named, where it was one for the graph. */
export function readNames(response: ServerResponse): RequestIds | undefined {
  const requestId = response.getHeader('x-request-id');
  const correlationId = response.getHeader(correlationHeader);
  if (typeof requestId !== 'string' || typeof correlationId !== 'string') return undefined;
  return { requestId, correlationId };
}

/** Names a request towards its client, by what it said itself as far as it did, and says so in the headers. */
export function nameRequest(response: ServerResponse, given: GivenIds, ownId: string): RequestIds {
  const requestId = given.clientRequestId ?? ownId;
  const correlationId = given.correlationId ?? requestId;
  response.setHeader('x-request-id', requestId);
  response.setHeader(correlationHeader, correlationId);
  return { requestId, correlationId };
}
