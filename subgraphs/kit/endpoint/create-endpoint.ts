import {
  bulkhead,
  CircuitState,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  isTaskCancelledError,
} from 'cockatiel';
import type { Code } from '../../../schema/runtime/codes.ts';
import type { Log } from '../log.ts';
import { type Failed, failed } from '../outcome.ts';
import { type CallTime, openCallTime } from './call-time.ts';
import { createAttempts, type Judged, type PlannedCall } from './create-attempts.ts';
import { createBreaker } from './create-breaker.ts';
import type { Attempt, Endpoint, EndpointState, Question } from './endpoint.ts';
import { reportSuspensions } from './report-suspensions.ts';
import type { RetryBudget } from './retry-budget.ts';

/** How one endpoint is treated. */
export interface EndpointLimits {
  /** How many calls may be under way at once; 10 unless said. */
  readonly concurrency?: number;
  /** How many questions may wait for their turn; 500 unless said. */
  readonly queue?: number;
  /** After how many faults in a row it is suspended; 10 unless said. */
  readonly consecutiveFaults?: number;
  /** A source that was given less time than this is not blamed for its silence, in milliseconds; 300 unless said. */
  readonly fairMilliseconds?: number;
}

/** What an endpoint shares with the others of its process. */
export interface EndpointParts {
  readonly budget: RetryBudget;
  readonly log?: Log | undefined;
  /** The time in milliseconds. */
  readonly now: () => number;
  /** Begins to watch a question; what it gives takes what that came to. */
  readonly begin?: () => ((outcome: string) => void) | undefined;
}

const circuits = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
} as const;

/** How long others wait for the one call that tries a suspended endpoint again, in milliseconds. */
const probeMilliseconds = 300;

/** An answer that neither speaks for nor against its endpoint, so that the breaker does not count it. */
class Uncounted extends Error {
  override readonly name = 'Uncounted';
  readonly answer: unknown;

  constructor(answer: unknown) {
    super();
    this.answer = answer;
  }
}

/** Builds an endpoint that nobody has asked yet. */
export function createEndpoint(name: string, limits: EndpointLimits, parts: EndpointParts): Endpoint {
  const { concurrency = 10, queue = 500, consecutiveFaults = 10, fairMilliseconds = 300 } = limits;
  const { budget, log, now, begin } = parts;
  const breaker = createBreaker(consecutiveFaults, isFaulty);
  const places = bulkhead(concurrency, queue);
  const attempts = createAttempts({ budget, fairMilliseconds, now });
  const count = { questions: 0, faults: 0, suspended: 0 };
  if (log !== undefined) reportSuspensions(name, breaker, log, now);

  function suspended(): Failed {
    count.suspended += 1;
    return failed('SOURCE_SUSPENDED');
  }

  /** Makes the call when it is its turn. */
  async function takeTurn<T>(planned: PlannedCall<T>, isProbe: boolean): Promise<Judged<T>> {
    try {
      return await places.execute(async () => {
        // The endpoint may have been suspended while this call waited for its turn.
        if (!isProbe && breaker.state !== CircuitState.Closed)
          return { answer: suspended(), health: 'unknown' };
        return attempts.make({ ...planned, mayRepeat: !isProbe });
      }, planned.time.signal);
    } catch (error) {
      if (isBulkheadRejectedError(error)) return notMade('SOURCE_BUSY');
      if (isTaskCancelledError(error)) return notMade('SOURCE_TIMEOUT');
      throw error;
    }
  }

  async function callOnce<T>(planned: PlannedCall<T>): Promise<Judged<T>> {
    const isProbe = breaker.state === CircuitState.HalfOpen;
    const judged = await takeTurn(planned, isProbe);
    if (judged.health === 'faulty') count.faults += 1;
    if (judged.health !== 'unknown') return judged;
    // Only an answer that shows that it works again ends a suspension.
    if (isProbe) return { ...judged, health: 'faulty' };
    throw new Uncounted(judged.answer);
  }

  async function askNow<T>(planned: PlannedCall<T>): Promise<T | Failed> {
    if (breaker.state === CircuitState.HalfOpen) await waitForProbe(planned.time);
    if (breaker.state === CircuitState.HalfOpen) return suspended();
    try {
      return (await breaker.execute(() => callOnce(planned))).answer;
    } catch (error) {
      if (isBrokenCircuitError(error)) return suspended();
      if (error instanceof Uncounted) return error.answer as T | Failed;
      throw error;
    }
  }

  /** Whoever asks while the endpoint is tried again waits for the outcome, for it is most likely back. */
  async function waitForProbe(time: CallTime): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listener = breaker.onStateChange(() => resolve());
    await Promise.race([promise, time.pause(probeMilliseconds)]);
    listener.dispose();
  }

  return {
    async ask<T>(question: Question<T>, call: (attempt: Attempt) => Promise<T>) {
      count.questions += 1;
      budget.earn();
      const time = openCallTime(question.timeoutMilliseconds, question.signal, now);
      const over = time.over.then(() => failed('SOURCE_TIMEOUT'));
      const end = begin?.();
      let outcome = 'THROWN';
      try {
        const answer = await Promise.race([askNow({ question, call, time, mayRepeat: true }), over]);
        outcome = isFailed(answer) ? answer.code : 'OK';
        return answer;
      } finally {
        time.close();
        end?.(outcome);
      }
    },
    get state(): EndpointState {
      return {
        name,
        circuit: circuits[breaker.state],
        underWay: concurrency - places.executionSlots,
        waiting: queue - places.queueSlots,
        patienceMilliseconds: attempts.patienceMilliseconds,
        ...count,
        retries: attempts.retries,
      };
    },
  };
}

function isFailed(answer: unknown): answer is Failed {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'failed';
}

function isFaulty(result: unknown): boolean {
  return (result as Judged<unknown>).health === 'faulty';
}

function notMade(code: Code): Judged<never> {
  return { answer: failed(code), health: 'unknown' };
}
