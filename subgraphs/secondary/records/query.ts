import type { Pool } from 'pg';
import type { Code } from '../../../schema/runtime/codes.ts';
import { NotAsked } from '../../kit/endpoint/guard-query.ts';
import { type Failed, failed } from '../../kit/outcome.ts';

/** Runs one statement and returns its rows as they came; fails as the driver fails. */
export type Query = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** Builds a query over a pool; a connection on which a statement failed or took too long is not used again. */
export function createQuery(pool: Pool): Query {
  return async (text, values) => {
    const { rows } = await pool.query<Record<string, unknown>>(text, [...values]);
    return rows;
  };
}

/** Says in the graph's codes what went wrong between the subgraph and its store. */
export function toStoreFailure(cause: unknown): Failed {
  return cause instanceof NotAsked ? cause.failure : failed(toCode(cause), cause);
}

function toCode(cause: unknown): Code {
  if (!(cause instanceof Error)) return 'SOURCE_ERROR';
  // What the driver cannot parse surfaces as its parser's own error.
  const isContent = [BadContent, SyntaxError, RangeError].some((type) => cause instanceof type);
  if (isContent) return 'SOURCE_BAD_CONTENT';
  if (cause instanceof OutOfTime || /timeout/i.test(cause.message)) return 'SOURCE_TIMEOUT';
  const state = 'code' in cause ? String(cause.code) : '';
  if (state === '57014') return 'SOURCE_TIMEOUT';
  if (state === '53300') return 'SOURCE_BUSY';
  // Tables or schema that are missing are tables that could not be made yet: the store is not there.
  if (/^(?:08|57P|42P01|3F000)/.test(state)) return 'SOURCE_UNAVAILABLE';
  return /^[0-9A-Z]{5}$/.test(state) && !state.startsWith('E') ? 'SOURCE_ERROR' : 'SOURCE_UNAVAILABLE';
}

/** The store answered with rows that cannot be told apart. */
export class BadContent extends Error {
  override readonly name = 'BadContent';
}

/** The store took longer than it may. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Waits for something, at most for some time and until a signal; then fails as out of time. */
export async function withinTime<T>(work: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(new OutOfTime());
  const timer = setTimeout(end, milliseconds);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
