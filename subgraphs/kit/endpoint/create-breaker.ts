import {
  circuitBreaker,
  type CircuitBreakerPolicy,
  type CircuitState,
  ConsecutiveBreaker,
  handleWhenResult,
  type IBreaker,
  SamplingBreaker,
} from 'cockatiel';

/** For how long an endpoint that kept failing is not asked before one call tries it again, in milliseconds. */
export const suspensionMilliseconds = 2000;

/** After a quiet time of this length, earlier faults say nothing any more, in milliseconds. */
const quietMilliseconds = 60_000;

/**
 * Builds a circuit breaker that opens on so many faults in a row, or when of at least 20 calls in ten seconds
 * more than half are faults, and that lets one call through after two seconds.
 *
 * Beware: it goes by the system's clock, so a clock that is set back while it is open keeps it open for longer.
 */
export function createBreaker(
  consecutiveFaults: number,
  isFault: (result: unknown) => boolean,
): CircuitBreakerPolicy {
  return circuitBreaker(handleWhenResult(isFault), {
    halfOpenAfter: suspensionMilliseconds,
    breaker: createFaultCount(consecutiveFaults),
  });
}

/** Counts faults in both ways, and forgets them after a quiet time. */
function createFaultCount(consecutiveFaults: number): IBreaker {
  const rules: readonly IBreaker[] = [
    new ConsecutiveBreaker(consecutiveFaults),
    new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 }),
  ];
  const blank = rules.map(({ state }) => state);
  let heardAt = Date.now();
  const hear = () => {
    const now = Date.now();
    // Without this, a sample of yesterday would count until enough calls of today have pushed it out.
    if (now - heardAt > quietMilliseconds)
      for (const [index, rule] of rules.entries()) rule.state = blank[index];
    heardAt = now;
  };
  return {
    get state() {
      return rules.map(({ state }) => state);
    },
    set state(states: unknown) {
      if (Array.isArray(states)) for (const [index, rule] of rules.entries()) rule.state = states[index];
    },
    success(circuit: CircuitState) {
      hear();
      for (const rule of rules) rule.success(circuit);
    },
    failure(circuit: CircuitState) {
      hear();
      return rules.map((rule) => rule.failure(circuit)).includes(true);
    },
  };
}
