/** Bounds how many calls of one process are made a second time, so that retries never make an outage worse. */
export interface RetryBudget {
  /** Notes a call, which earns a part of a retry. */
  earn(): void;
  /** Takes a whole retry if there is one. */
  take(): boolean;
}

/** How many calls earn one retry, so that retries add a tenth to the load at most. */
const callsPerRetry = 10;

/** Builds a budget that starts with `reserve` retries, for processes that are asked seldom, and never holds more. */
export function createRetryBudget(reserve = 10): RetryBudget {
  let earned = reserve * callsPerRetry;
  return {
    earn() {
      earned = Math.min(earned + 1, reserve * callsPerRetry);
    },
    take() {
      if (earned < callsPerRetry) return false;
      earned -= callsPerRetry;
      return true;
    },
  };
}
