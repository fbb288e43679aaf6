/** The time that one question has, over waiting for its turn and all attempts. */
export interface CallTime {
  /** What is left, in milliseconds; negative when it is over. */
  remaining(): number;
  /** Fires when the time is over or the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** Resolves when the signal fires. */
  readonly over: Promise<void>;
  /** Waits for some milliseconds, or until the time is over. */
  pause(milliseconds: number): Promise<void>;
  /** Stops the clock; nothing fires afterwards. */
  close(): void;
}

/** Starts the time of a question; `now` gives the time in milliseconds. */
export function openCallTime(milliseconds: number, wanted: AbortSignal, now: () => number): CallTime {
  const until = now() + milliseconds;
  const controller = new AbortController();
  const over = Promise.withResolvers<void>();
  const end = () => {
    controller.abort();
    over.resolve();
  };
  // A timer takes whole milliseconds only.
  const timer = setTimeout(end, Math.max(0, Math.floor(milliseconds)));
  wanted.addEventListener('abort', end, { once: true });
  if (wanted.aborted || milliseconds <= 0) end();
  return {
    remaining: () => until - now(),
    signal: controller.signal,
    over: over.promise,
    async pause(length) {
      const pause = Promise.withResolvers<void>();
      const pauseTimer = setTimeout(pause.resolve, Math.ceil(length));
      await Promise.race([pause.promise, over.promise]);
      clearTimeout(pauseTimer);
    },
    close() {
      clearTimeout(timer);
      wanted.removeEventListener('abort', end);
    },
  };
}
