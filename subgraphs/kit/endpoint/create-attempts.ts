import { ConstantBackoff, handleWhenResult, retry } from 'cockatiel';
import type { Code } from '../../../schema/runtime/codes.ts';
import { type Failed, failed } from '../outcome.ts';
import type { CallTime } from './call-time.ts';
import { createPatience } from './create-patience.ts';
import type { Attempt, Question } from './endpoint.ts';
import type { Judgement } from './judgement.ts';
import type { RetryBudget } from './retry-budget.ts';

/** An answer, and what it says about the endpoint that gave it. */
export interface Judged<T> {
  readonly answer: T | Failed;
  readonly health: 'working' | 'faulty' | 'unknown';
}

/** Makes calls to one endpoint, each at most twice. */
export interface Attempts {
  make<T>(call: PlannedCall<T>): Promise<Judged<T>>;
  /** How many calls were made a second time. */
  readonly retries: number;
  /** For how much longer the endpoint asks to be left alone, in milliseconds. */
  readonly patienceMilliseconds: number;
}

/** A call whose turn it is. */
export interface PlannedCall<T> {
  readonly question: Question<T>;
  readonly call: (attempt: Attempt) => Promise<T>;
  readonly time: CallTime;
  /** Whether a second attempt may be made where it is worth one. */
  readonly mayRepeat: boolean;
}

/** What attempts at an endpoint need. */
export interface AttemptOptions {
  readonly budget: RetryBudget;
  /** A source that was given less time than this is not blamed for its silence, in milliseconds. */
  readonly fairMilliseconds: number;
  /** The time in milliseconds. */
  readonly now: () => number;
}

/** A connection that fails later than this was not refused but broke down; the time is better kept, in milliseconds. */
const quickMilliseconds = 300;
/** The pause before a second attempt, in milliseconds. */
const breathMilliseconds = 20;

interface Tried<T> extends Judged<T> {
  readonly isWorthAnother: boolean;
}

const isWorthAnother = (result: unknown) => (result as Tried<unknown>).isWorthAnother;

/**
 * Builds what makes calls to one endpoint: it is left alone for as long as it asks, and a read is made a second
 * time where the connection failed fast or the endpoint said when it will have time, as far as the time of the
 * question and the budget of the process allow.
 */
export function createAttempts({ budget, fairMilliseconds, now }: AttemptOptions): Attempts {
  const once = retry(handleWhenResult(isWorthAnother), {
    maxAttempts: 1,
    backoff: new ConstantBackoff(breathMilliseconds),
  });
  const patience = createPatience(now);
  let retries = 0;

  async function attempt<T>(planned: PlannedCall<T>, isFirst: boolean): Promise<Tried<T>> {
    const { question, call, time, mayRepeat } = planned;
    if (!(await patience.wait(time))) return notMade(time.signal.aborted ? 'SOURCE_TIMEOUT' : 'SOURCE_BUSY');
    const granted = Math.floor(time.remaining());
    if (granted <= 0 || time.signal.aborted) return notMade('SOURCE_TIMEOUT');
    if (!isFirst) retries += 1;
    const begun = now();
    const answer = await call({ signal: time.signal, timeoutMilliseconds: granted });
    const judgement = question.judge(answer);
    if (judgement.pauseMilliseconds !== undefined) patience.ask(judgement.pauseMilliseconds);
    const pause = toPause(judgement, now() - begun, patience.remaining());
    const mayAgain =
      isFirst && mayRepeat && question.isRead && !time.signal.aborted && pause < time.remaining();
    const health = question.signal.aborted ? 'unknown' : toHealth(judgement, granted >= fairMilliseconds);
    return { answer, health, isWorthAnother: mayAgain && budget.take() };
  }

  return {
    make: (planned) => once.execute(({ attempt: earlier }) => attempt(planned, earlier === 0)),
    get retries() {
      return retries;
    },
    get patienceMilliseconds() {
      return Math.max(0, Math.ceil(patience.remaining()));
    },
  };
}

function notMade(code: Code): Tried<never> {
  return { answer: failed(code), health: 'unknown', isWorthAnother: false };
}

/** After how many milliseconds a second attempt is worth making; infinite where none is. */
function toPause(judgement: Judgement, took: number, patience: number): number {
  if (judgement.pauseMilliseconds !== undefined) return Math.max(patience, breathMilliseconds);
  const isQuick = judgement.verdict === 'unreachable' && took <= quickMilliseconds;
  return isQuick ? breathMilliseconds : Number.POSITIVE_INFINITY;
}

function toHealth({ verdict }: Judgement, isFair: boolean): Judged<unknown>['health'] {
  switch (verdict) {
    case 'working':
      return 'working';
    case 'unreachable':
    case 'failing':
      return 'faulty';
    case 'slow':
      return isFair ? 'faulty' : 'unknown';
    case 'unclear':
      return 'unknown';
  }
}
