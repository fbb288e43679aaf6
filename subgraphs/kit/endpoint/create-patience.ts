import type { CallTime } from './call-time.ts';

/** Keeps the promise to leave an endpoint alone for as long as it asks. */
export interface Patience {
  /** Notes that the endpoint asks to be left alone for some milliseconds from now. */
  ask(milliseconds: number): void;
  /** For how much longer it is left alone, in milliseconds; 0 or less where it may be asked. */
  remaining(): number;
  /** Waits until it may be asked; `false` where there is no time for that. */
  wait(time: CallTime): Promise<boolean>;
}

/** Builds the patience with one endpoint, which asks for none yet; `now` gives the time in milliseconds. */
export function createPatience(now: () => number): Patience {
  let until = Number.NEGATIVE_INFINITY;
  const remaining = () => until - now();
  return {
    ask(milliseconds) {
      until = Math.max(until, now() + milliseconds);
    },
    remaining,
    async wait(time) {
      // Another call may be told to be patient for longer while this one waits.
      while (remaining() > 0) {
        if (remaining() >= time.remaining()) return false;
        await time.pause(remaining());
        if (time.signal.aborted) return false;
      }
      return true;
    },
  };
}
