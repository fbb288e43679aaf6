/** How a client, the gateway and the subgraphs name one question among all that is logged of it. */
export const correlationHeader = 'x-correlation-id';

/** W3C Trace Context: the trace that a request is a part of. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the step of the trace that asks. */
  readonly spanId: string;
  readonly isSampled: boolean;
}

/**
 * Admits an id by which others know a question: 8 to 64 letters, digits, `-`, `_`, `.` or `:` that hold no number
 * which somebody could take for an NHS number; `undefined` for anything else.
 */
export function parseCorrelationId(given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^[0-9A-Za-z][0-9A-Za-z._:-]{7,63}$/.test(given)) return undefined;
  return holdsTenDigitNumber(given) ? undefined : given;
}

/**
 * Admits the header `traceparent` of version 00 and later ones that begin alike; `undefined` for anything else.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function parseTraceParent(given: unknown): TraceParent | undefined {
  if (typeof given !== 'string' || given.length > 128) return undefined;
  const parts = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(given);
  if (parts === null) return undefined;
  const [, version = '', traceId = '', spanId = '', flags = '', rest] = parts;
  if (version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  if (holdsTenDigitNumber(traceId) || holdsTenDigitNumber(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Writes the header `traceparent`. */
export function toTraceParentHeader({ traceId, spanId, isSampled }: TraceParent): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
}

/**
 * Tells whether a text holds ten digits that stand alone, alone between separators, or behind zeros only.
 *
 * Ten digits somewhere within random hexadecimal ones are common and mean nothing, so that most UUIDs are admitted.
 */
export function holdsTenDigitNumber(text: string): boolean {
  return (
    /(?<![0-9A-Za-z])\d{3}[-_.: ]?\d{3}[-_.: ]?\d{4}(?![0-9A-Za-z])/.test(text) ||
    /(?<![0-9A-Za-z])0*[1-9]\d{9}0*(?![0-9A-Za-z])/.test(text) ||
    /^0*[1-9]\d{9}0*$/.test(text.replaceAll(/[-_.: ]/g, ''))
  );
}
