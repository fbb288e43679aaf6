import type { Code } from '../../../schema/runtime/codes.ts';
import { NotAsked } from '../../kit/endpoint/guard-query.ts';
import { type Failed, failed } from '../../kit/outcome.ts';

/** The failures that PostgreSQL names (Appendix A of its manual), by the start of their SQLSTATE. */
const bySqlState: readonly (readonly [prefix: string, code: Code])[] = [
  ['28', 'SOURCE_REFUSED_CALLER'],
  ['42501', 'SOURCE_REFUSED_CALLER'],
  ['53300', 'SOURCE_BUSY'],
  ['57014', 'SOURCE_TIMEOUT'],
  ['57P', 'SOURCE_UNAVAILABLE'],
  ['08P01', 'SOURCE_BAD_CONTENT'],
  ['08', 'SOURCE_UNAVAILABLE'],
];

/** The failures that the driver reports in words only. */
const byMessage: readonly (readonly [pattern: RegExp, code: Code])[] = [
  [/timeout/i, 'SOURCE_TIMEOUT'],
  [/invalid response|unknown (?:message|authentication)|unexpected message/i, 'SOURCE_BAD_CONTENT'],
];

/** Says in the graph's codes what went wrong between the subgraph and a PostgreSQL. */
export function toDatabaseFailure(cause: unknown): Failed {
  return cause instanceof NotAsked ? cause.failure : failed(toCode(cause), cause);
}

function toCode(cause: unknown): Code {
  if (!(cause instanceof Error)) return 'SOURCE_ERROR';
  const sqlState = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const named = bySqlState.find(([prefix]) => sqlState.startsWith(prefix));
  if (named !== undefined) return named[1];
  if (/^[0-9A-Z]{5}$/.test(sqlState) && !sqlState.startsWith('E')) return 'SOURCE_ERROR';
  // What cannot be parsed by the driver surfaces as its parser's own error.
  if (cause instanceof SyntaxError || cause instanceof RangeError) return 'SOURCE_BAD_CONTENT';
  return byMessage.find(([pattern]) => pattern.test(cause.message))?.[1] ?? 'SOURCE_UNAVAILABLE';
}
