/** When a request is over, answered or not, for whoever works on it. */
export interface Ending {
  /** Fires when its answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** Lets it end after so many milliseconds where it has not been answered by then. */
  limit(milliseconds: number): void;
  /** Its answer is no longer wanted. */
  end(): void;
  /** It was answered: nothing fires any more, and nothing is kept for it. */
  release(): void;
}

/**
 * Builds the end of one request.
 *
 * One signal and one timer that is cleared: composed signals, and errors made for requests that were answered, cost
 * more than the request itself.
 */
export function createEnding(): Ending {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const release = () => clearTimeout(timer);
  const end = () => {
    release();
    controller.abort();
  };
  return {
    signal: controller.signal,
    limit(milliseconds) {
      release();
      timer = setTimeout(end, milliseconds);
    },
    end,
    release,
  };
}
