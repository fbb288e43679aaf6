import { type Failed, found, type Found } from '../outcome.ts';
import type { Endpoint } from './endpoint.ts';
import { judgeFailure } from './judge-answer.ts';

/** Runs one reading statement and returns its rows; fails as the driver fails. */
type Query = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** A statement was not run, or not waited for; the driver had no part in it. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
  readonly failure: Failed;

  constructor(failure: Failed) {
    super('The database was not asked.');
    this.failure = failure;
  }
}

/** How reading statements are guarded. */
export interface QueryGuard {
  /** How long one statement may take, waiting for its turn included, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** Says in the graph's codes what a failure of the driver means. */
  readonly toFailure: (cause: unknown) => Failed;
}

/**
 * Puts reading statements under the care of their database's endpoint; they fail as the driver fails, or as
 * `NotAsked`. Beware: a statement may be run twice, so it must not write.
 */
export function guardQuery(endpoint: Endpoint, query: Query, guard: QueryGuard): Query {
  const { timeoutMilliseconds, toFailure } = guard;
  const judge = (answer: Found<readonly unknown[]> | Failed) =>
    answer.kind === 'found' ? ({ verdict: 'working' } as const) : judgeFailure(answer);
  // One statement can serve several waiting readers, so it ends with none of them.
  const signal = new AbortController().signal;
  return async (text, values) => {
    const answer = await endpoint.ask({ timeoutMilliseconds, signal, isRead: true, judge }, () =>
      query(text, values).then(found, toFailure),
    );
    if (answer.kind === 'found') return answer.value;
    throw answer.cause instanceof Error ? answer.cause : new NotAsked(answer);
  };
}
