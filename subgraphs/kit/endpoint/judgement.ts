/**
 * What one answer says about the endpoint that gave it, apart from what it says about the person asked for.
 *
 * - `working`: it did its part, even if it refused this question;
 * - `unreachable`: no connection, or one that broke; worth another try where that came fast;
 * - `slow`: no answer in the time that it had;
 * - `failing`: it says itself that it cannot work;
 * - `unclear`: the answer says nothing about it.
 */
export interface Judgement {
  readonly verdict: 'working' | 'unreachable' | 'slow' | 'failing' | 'unclear';
  /** For how long it asks to be left alone, in milliseconds. */
  readonly pauseMilliseconds?: number;
}
