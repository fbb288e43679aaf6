/**
 * How a simulated source behaves: as it should, refusing connections, answering after ten seconds, or
 * answering with sound transport around unreadable content.
 */
export type SourceState = 'up' | 'down' | 'slow' | 'garbage';

/** Every state that the switchboard can set. */
export const sourceStates: readonly SourceState[] = ['up', 'down', 'slow', 'garbage'];

/** How long a slow source waits before it answers, in milliseconds. */
export const slowAnswerMilliseconds = 10_000;

/** A simulated source that runs and can be put into any state. */
export interface RunningSource {
  /** Where it listens: an `http:`, `mllp:` or `postgres:` address on loopback. */
  readonly url: string;
  /** Puts the source into a state and resolves once that is in force for every later call. */
  setState(state: SourceState): Promise<void>;
  close(): Promise<void>;
}
