import { type CircuitBreakerPolicy, CircuitState } from 'cockatiel';
import type { Log } from '../log.ts';

/**
 * Writes one line when an endpoint is suspended and one when it answers again, however often it was tried in
 * between; `now` gives the time in milliseconds.
 */
export function reportSuspensions(
  name: string,
  breaker: CircuitBreakerPolicy,
  log: Log,
  now: () => number,
): void {
  let since: number | undefined;
  breaker.onStateChange((circuit) => {
    if (circuit === CircuitState.Open && since === undefined) {
      since = now();
      log.warn('endpoint suspended', { code: 'SOURCE_SUSPENDED', system: name });
    }
    if (circuit === CircuitState.Closed && since !== undefined) {
      log.info('endpoint answers again', { system: name, milliseconds: Math.round(now() - since) });
      since = undefined;
    }
  });
}
