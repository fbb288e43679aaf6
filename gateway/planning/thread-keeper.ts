import type { PlanningThread } from './start-planning-thread.ts';

/** Keeps a thread at hand. */
export interface ThreadKeeper {
  /** The thread to ask, when it is warm; rejects where none can be started. */
  current(): Promise<PlanningThread>;
  /** Ends the thread, whatever it does, and puts another in its place. */
  replace(): void;
  close(): Promise<void>;
}

/** How long a second thread is kept warm after one had to be replaced. */
const spareMilliseconds = 60_000;

/**
 * Builds what keeps a thread at hand.
 *
 * A thread takes a second to start. Once one had to be replaced another is kept in reserve for a while, so that who
 * sends one hostile question after the other does not keep the rest waiting.
 */
export function createThreadKeeper(start: () => PlanningThread): ThreadKeeper {
  let thread = start();
  let spare: PlanningThread | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function dropSpare(): void {
    void spare?.close();
    spare = undefined;
  }

  return {
    async current() {
      if (thread.isLost() && !isClosed) thread = start();
      const { ready } = thread;
      await ready;
      return thread;
    },
    replace() {
      void thread.close();
      if (isClosed) return;
      thread = spare === undefined || spare.isLost() ? start() : spare;
      spare = start();
      clearTimeout(timer);
      timer = setTimeout(dropSpare, spareMilliseconds);
      timer.unref();
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await Promise.all([thread.close(), spare?.close()]);
    },
  };
}
