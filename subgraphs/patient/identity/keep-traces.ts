import type { Code } from '../../../schema/runtime/codes.ts';
import type { Demographics, Trace } from './demographics.ts';

/** For how long, and of how many people, an earlier trace may stand in for one that cannot be made. */
export interface KeptTraces {
  /** 0 for never. */
  readonly maximumAgeMilliseconds: number;
  /** 10 000 unless said; beyond them the one that was longest not asked for is forgotten. */
  readonly maximumPeople?: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** The failures that say that the service could not be asked; any other is its answer, and stands. */
const isAway: ReadonlySet<Code> = new Set([
  'SOURCE_UNAVAILABLE',
  'SOURCE_TIMEOUT',
  'SOURCE_BUSY',
  'SOURCE_SUSPENDED',
  'SOURCE_ERROR',
]);

/**
 * Keeps people's traces in memory for a while, and serves one, marked as stale, only while the service cannot be
 * asked. It is always asked first: a trace is no cache. What it says of a person it says at once: who is unknown,
 * invalidated or refused is forgotten.
 */
export function keepTraces(demographics: Demographics, options: KeptTraces): Demographics {
  const { maximumAgeMilliseconds, maximumPeople = 10_000, now = Date.now } = options;
  if (maximumAgeMilliseconds <= 0) return demographics;
  const kept = new Map<string, Trace>();
  const keep = (number: string, trace: Trace) => {
    kept.delete(number);
    kept.set(number, trace);
    const [oldest] = kept.keys();
    if (kept.size > maximumPeople && oldest !== undefined) kept.delete(oldest);
  };
  return {
    ...demographics,
    async trace(nhsNumber, context) {
      const outcome = await demographics.trace(nhsNumber, context);
      if (outcome.kind === 'found') {
        for (const number of new Set([nhsNumber, outcome.value.person.nhsNumber]))
          keep(number, outcome.value);
        return outcome;
      }
      if (outcome.kind !== 'failed' || !isAway.has(outcome.code)) {
        kept.delete(nhsNumber);
        return outcome;
      }
      const earlier = kept.get(nhsNumber);
      if (earlier === undefined) return outcome;
      if (now() - Date.parse(earlier.asOf) <= maximumAgeMilliseconds) {
        return { kind: 'found', value: { ...earlier, stale: outcome.code } };
      }
      kept.delete(nhsNumber);
      return outcome;
    },
  };
}
