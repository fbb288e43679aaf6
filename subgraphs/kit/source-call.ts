import type { Dispatcher } from 'undici';
import { request } from 'undici';
import type { Code } from '../../schema/runtime/codes.ts';
import { readBounded } from '../../schema/runtime/read-bounded.ts';
import { type Failed, failed } from './outcome.ts';

/** One HTTP call to a source. */
export interface SourceCall {
  /** Beware: where a protocol puts an identifier into the address, the address is never logged or traced. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** How long the whole call may take, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** How large the answer may be, in bytes. */
  readonly maximumBytes: number;
  readonly dispatcher?: Dispatcher;
}

/** What a source answered over HTTP: any status, with its body as parsed JSON, `undefined` where it has none. */
export interface SourceReply {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly json: unknown;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Asks a source over HTTP and returns its answer or why there is none; it never throws and follows no redirect.
 *
 * A successful status with a body that is not JSON in strict UTF-8 is `SOURCE_BAD_CONTENT`.
 */
export async function callSource(call: SourceCall): Promise<SourceReply | Failed> {
  // A timer takes whole milliseconds only, and what is left of a budget seldom is one.
  const timeout = AbortSignal.timeout(Math.max(0, Math.floor(call.timeoutMilliseconds)));
  try {
    const response = await request(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body ?? null,
      signal: AbortSignal.any([timeout, call.signal]),
      ...(call.dispatcher === undefined ? {} : { dispatcher: call.dispatcher }),
    });
    const bytes = await readBounded(response.body, call.maximumBytes);
    if (bytes === undefined) return failed('RESPONSE_TOO_LARGE');
    const json = parseJson(bytes);
    if (json === undefined && response.statusCode < 300) return failed('SOURCE_BAD_CONTENT');
    return { kind: 'answered', status: response.statusCode, headers: response.headers, json };
  } catch (cause) {
    return failed(toCode(timeout.aborted || call.signal.aborted), cause);
  }
}

/** The failure that an HTTP status means where the protocol says nothing more exact. */
export function toStatusFailure(status: number): Failed {
  if (status === 401 || status === 403) return failed('SOURCE_REFUSED_CALLER');
  if (status === 429 || status === 503) return failed('SOURCE_BUSY');
  if (status === 408 || status === 504) return failed('SOURCE_TIMEOUT');
  if (status >= 500) return failed('SOURCE_ERROR');
  if (status >= 400) return failed('SOURCE_REJECTED_REQUEST');
  return failed('SOURCE_BAD_CONTENT');
}

function toCode(isTimeout: boolean): Code {
  return isTimeout ? 'SOURCE_TIMEOUT' : 'SOURCE_UNAVAILABLE';
}

function parseJson(bytes: Buffer): unknown {
  if (bytes.byteLength === 0) return undefined;
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}
