import type { Dispatcher } from 'undici';
import type { Code } from '../../schema/runtime/codes.ts';
import { readBounded } from '../../schema/runtime/read-bounded.ts';
import { parseStrictJson } from './strict-json.ts';

/** One call to a subgraph. */
export interface SubgraphCall {
  readonly dispatcher: Dispatcher;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Fires when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** How long the whole call may take, however steadily bytes arrive. */
  readonly milliseconds: number;
  readonly maximumBytes: number;
}

/** What a subgraph answered, as parsed JSON of unknown shape, or why nothing can be read. */
export type SubgraphReply =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'failed'; readonly code: Code; readonly cause?: unknown };

/**
 * Asks a subgraph once and returns its answer or why there is none; it never throws, follows no redirect and
 * reads no body that is not JSON in strict UTF-8.
 */
export async function callSubgraph(call: SubgraphCall): Promise<SubgraphReply> {
  if (call.milliseconds <= 0 || call.signal.aborted) return { kind: 'failed', code: 'SUBGRAPH_TIMEOUT' };
  const timeout = AbortSignal.timeout(call.milliseconds);
  const signal = AbortSignal.any([timeout, call.signal]);
  try {
    const { statusCode, headers, body } = await call.dispatcher.request({
      origin: call.url.origin,
      path: `${call.url.pathname}${call.url.search}`,
      method: 'POST',
      headers: call.headers,
      body: call.body,
      signal,
    });
    const fault = toStatusFault(statusCode) ?? toContentFault(headers);
    if (fault !== undefined) {
      // What a failing subgraph wrote is never read; a small rest is let through to keep the connection.
      await body.dump({ limit: 16_384, signal });
      return { kind: 'failed', code: fault };
    }
    const bytes = await readBounded(body, call.maximumBytes);
    if (bytes === undefined) return { kind: 'failed', code: 'RESPONSE_TOO_LARGE' };
    if (bytes.byteLength === 0) return { kind: 'failed', code: 'SUBGRAPH_EMPTY' };
    const parsed = parseStrictJson(bytes);
    if (parsed === undefined) return { kind: 'failed', code: 'SUBGRAPH_BAD_CONTENT' };
    return { kind: 'answered', body: parsed.value };
  } catch (cause) {
    return { kind: 'failed', code: signal.aborted ? 'SUBGRAPH_TIMEOUT' : toTransportFault(cause), cause };
  }
}

/** What a status other than success means; an answer with errors still comes with success. */
function toStatusFault(status: number): Code | undefined {
  if (status === 204 || status === 205) return 'SUBGRAPH_EMPTY';
  if (status >= 200 && status < 300) return undefined;
  if (status === 401 || status === 403) return 'SUBGRAPH_AUTH';
  if (status === 429 || status === 503) return 'SUBGRAPH_BUSY';
  if (status === 408 || status === 504) return 'SUBGRAPH_TIMEOUT';
  return status >= 500 ? 'SUBGRAPH_ERROR' : 'SUBGRAPH_BAD_RESPONSE';
}

function toContentFault(headers: Readonly<Record<string, string | string[] | undefined>>): Code | undefined {
  const type = headers['content-type'];
  const isJson =
    typeof type === 'string' &&
    /^application\/(?:json|graphql-response\+json)\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type);
  const encoding = headers['content-encoding'];
  // Nothing compressed is asked for, so nothing can grow beyond its limit while it is unpacked.
  return isJson && (encoding === undefined || encoding === 'identity') ? undefined : 'SUBGRAPH_BAD_CONTENT';
}

function toTransportFault(cause: unknown): Code {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^HPE_|HEADERS_OVERFLOW/.test(code) ? 'SUBGRAPH_BAD_RESPONSE' : 'SUBGRAPH_UNAVAILABLE';
}
