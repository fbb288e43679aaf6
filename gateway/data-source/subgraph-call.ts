import type { Dispatcher } from 'undici';
import type { Code } from '../../schema/runtime/codes.ts';
import { inflate, type Inflated } from './inflate.ts';
import { parseExactJson } from './exact-json.ts';
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
  /** Counted as it is read, and once more inflated. */
  readonly maximumBytes: number;
  /** Whether the answer may come as gzip. */
  readonly acceptsGzip?: boolean;
  /** Whether numbers that would be others once they are read are kept as they are written. */
  readonly keepsNumbers?: boolean;
}

/** What a subgraph answered, as parsed JSON of unknown shape, or why nothing can be read. */
export type SubgraphReply =
  | { readonly kind: 'answered'; readonly body: unknown; readonly bytes?: number }
  | {
      readonly kind: 'failed';
      readonly code: Code;
      readonly cause?: unknown;
      /** Whether the question had begun to leave, so that it may have been carried out. */
      readonly isSent: boolean;
    };

/** How much of an answer that is not read is let through to keep the connection. */
const maximumUnreadBytes = 16_384;

/**
 * Asks a subgraph once and returns its answer or why there is none; it never throws, follows no redirect and
 * reads no body that is not JSON in strict UTF-8.
 *
 * It takes the answer from the connection as it comes: streams and composed signals cost more than all else here.
 */
export function callSubgraph(call: SubgraphCall): Promise<SubgraphReply> {
  if (call.milliseconds <= 0 || call.signal.aborted) {
    return Promise.resolve({ kind: 'failed', code: 'SUBGRAPH_TIMEOUT', isSent: false });
  }
  return new Promise((resolve) => {
    const reading = createReading(call, resolve);
    const { origin, pathname, search } = call.url;
    const { headers, body } = call;
    try {
      call.dispatcher.dispatch(
        { origin, path: `${pathname}${search}`, method: 'POST', headers, body },
        reading,
      );
    } catch (cause) {
      reading.fail(cause);
    }
  });
}

/** Reads one answer as it comes, and settles once. */
function createReading(
  { signal, milliseconds, maximumBytes, acceptsGzip = false, keepsNumbers = false }: SubgraphCall,
  settle: (reply: SubgraphReply) => void,
): Dispatcher.DispatchHandler & { fail(cause: unknown): void } {
  const parse = keepsNumbers ? parseExactJson : parseStrictJson;
  const chunks: Buffer[] = [];
  let size = 0;
  let connection: Dispatcher.DispatchController | undefined;
  let isSettled = false;
  let isStopped = false;
  let isSent = false;
  let isGzip = false;

  function reply(given: SubgraphReply): void {
    if (isSettled) return;
    isSettled = true;
    settle(given);
  }
  function release(): void {
    clearTimeout(timer);
    signal.removeEventListener('abort', expire);
  }
  function stop(): void {
    isStopped = true;
    release();
    connection?.abort(new Error('The answer is no longer wanted.'));
  }
  function expire(): void {
    reply({ kind: 'failed', code: 'SUBGRAPH_TIMEOUT', isSent });
    stop();
  }
  const timer = setTimeout(expire, milliseconds);
  signal.addEventListener('abort', expire, { once: true });

  return {
    onRequestStart(controller) {
      connection = controller;
      // What waited for a connection for too long is not sent any more.
      if (isStopped) stop();
      else isSent = true;
    },
    onResponseStart(_controller, status, headers) {
      if (status < 200) return;
      isGzip = acceptsGzip && headers['content-encoding'] === 'gzip';
      const fault = toStatusFault(status) ?? toContentFault(headers, isGzip);
      if (fault !== undefined) reply({ kind: 'failed', code: fault, isSent });
    },
    onResponseData(_controller, chunk) {
      size += chunk.byteLength;
      if (isSettled) {
        // What a failing subgraph wrote is never read.
        if (size > maximumUnreadBytes) stop();
      } else if (size > maximumBytes) {
        reply({ kind: 'failed', code: 'RESPONSE_TOO_LARGE', isSent });
        stop();
      } else chunks.push(chunk);
    },
    onResponseEnd() {
      release();
      if (isSettled) return;
      const bytes = toBytes(chunks, size);
      if (isGzip) void inflate(bytes, maximumBytes).then((inflated) => reply(toReply(inflated, parse)));
      else reply(toReply(bytes, parse));
    },
    onResponseError: (_controller, cause) => fail(cause),
    fail,
  };

  function fail(cause: unknown): void {
    release();
    reply({ kind: 'failed', code: toTransportFault(cause), cause, isSent });
  }
}

function toBytes(chunks: readonly Buffer[], size: number): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size);
}

function toReply(bytes: Inflated, parse: typeof parseStrictJson): SubgraphReply {
  if (bytes === 'too large') return { kind: 'failed', code: 'RESPONSE_TOO_LARGE', isSent: true };
  if (bytes === 'unreadable') return { kind: 'failed', code: 'SUBGRAPH_BAD_CONTENT', isSent: true };
  if (bytes.length === 0) return { kind: 'failed', code: 'SUBGRAPH_EMPTY', isSent: true };
  const parsed = parse(bytes);
  return parsed === undefined
    ? { kind: 'failed', code: 'SUBGRAPH_BAD_CONTENT', isSent: true }
    : { kind: 'answered', body: parsed.value, bytes: bytes.length };
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

function toContentFault(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  isGzip: boolean,
): Code | undefined {
  const type = headers['content-type'];
  const isJson =
    typeof type === 'string' &&
    /^application\/(?:json|graphql-response\+json)\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type);
  const encoding = headers['content-encoding'];
  // What is compressed although nobody asked for that is not inflated.
  return isJson && (isGzip || encoding === undefined || encoding === 'identity')
    ? undefined
    : 'SUBGRAPH_BAD_CONTENT';
}

function toTransportFault(cause: unknown): Code {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^HPE_|HEADERS_OVERFLOW/.test(code) ? 'SUBGRAPH_BAD_RESPONSE' : 'SUBGRAPH_UNAVAILABLE';
}
