import type { Failed } from '../outcome.ts';
import type { Judgement } from './judgement.ts';

/**
 * One thing that can fail on its own, such as a practice's system or a council's API, and how it is treated when
 * it does. It lives as long as the process, is shared by all requests, and holds nothing about persons.
 */
export interface Endpoint {
  /**
   * Makes a call and returns its answer, or why it was not made: `SOURCE_SUSPENDED` while the endpoint is left
   * alone because it kept failing, `SOURCE_BUSY` while it asks to be left alone for longer than there is time or
   * too many calls wait for it, and `SOURCE_TIMEOUT` when the time is over. What the call throws it throws.
   */
  ask<T>(question: Question<T>, call: (attempt: Attempt) => Promise<T>): Promise<T | Failed>;
  /** How it is at this moment. */
  readonly state: EndpointState;
}

/** How a call is to be made. */
export interface Question<T> {
  /** How long it may take in all, in milliseconds: waiting for its turn and a second attempt included. */
  readonly timeoutMilliseconds: number;
  /** Fires when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** Whether it only reads, so that it may be made a second time. */
  readonly isRead: boolean;
  /** Says what an answer tells of the endpoint. */
  readonly judge: (answer: T) => Judgement;
}

/** What one attempt at a call is given. */
export interface Attempt {
  /** Fires when the answer is no longer wanted or the time is over. */
  readonly signal: AbortSignal;
  /** What is left of the time, in whole milliseconds; at least one. */
  readonly timeoutMilliseconds: number;
}

/** An endpoint as operators see it. */
export interface EndpointState {
  /** Its kind and the code of its organisation, such as `practice Z91001`. */
  readonly name: string;
  /** Beware: `open` stays until the next question after the pause, for only a question tries the endpoint again. */
  readonly circuit: 'closed' | 'open' | 'half-open';
  /** How many calls are under way now. */
  readonly underWay: number;
  /** How many questions wait for their turn now. */
  readonly waiting: number;
  /** For how much longer it asks to be left alone, in milliseconds; 0 where it does not. */
  readonly patienceMilliseconds: number;
  /** How many questions were asked since the process began. */
  readonly questions: number;
  /** How many of them ended in a fault of the endpoint. */
  readonly faults: number;
  /** How many calls were made a second time. */
  readonly retries: number;
  /** How many questions were not passed on because the endpoint was suspended. */
  readonly suspended: number;
}
