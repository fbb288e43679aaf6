/** How many requests are admitted in how long. */
export interface RateLimit {
  readonly requests: number;
  readonly perMilliseconds: number;
}

/**
 * Creates a limit that admits so many requests in each fixed window.
 *
 * Returns 0 where the request is admitted, or else after how many whole seconds to try again.
 */
export function createRateLimit(limit: RateLimit, now: () => number = Date.now): () => number {
  let windowStart = Number.NEGATIVE_INFINITY;
  let admitted = 0;
  return () => {
    const time = now();
    if (time - windowStart >= limit.perMilliseconds) {
      windowStart = time;
      admitted = 0;
    }
    if (admitted < limit.requests) {
      admitted += 1;
      return 0;
    }
    return Math.max(1, Math.ceil((windowStart + limit.perMilliseconds - time) / 1000));
  };
}
