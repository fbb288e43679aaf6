import type { Code } from '../../schema/runtime/codes.ts';
import type { SourceWarning } from '../../schema/generated/shared.ts';

/**
 * What a source said about one thing that it was asked for; the four answers stay apart from here to the screen.
 *
 * A dialect never throws for what its system did: it returns one of these.
 */
export type Outcome<T> = Found<T> | Absent | Failed | Withheld;

/** Here it is. */
export interface Found<T> {
  readonly kind: 'found';
  readonly value: T;
}

/** The source answered, and it holds nothing. */
export interface Absent {
  readonly kind: 'absent';
}

/** We could not find out. */
export interface Failed {
  readonly kind: 'failed';
  readonly code: Code;
  /** For our own logs only, reduced to its class; never shown. */
  readonly cause?: unknown;
}

/** The caller may not see it. */
export interface Withheld {
  readonly kind: 'withheld';
  readonly code: Code;
}

/** The source cannot say: it does not keep such information, or cannot give it. */
export interface NotSupported {
  readonly kind: 'not-supported';
  readonly code: 'NOT_HELD' | 'NOT_IMPLEMENTED';
}

/** Which system of which organisation answered. */
export interface SourceIdentity {
  readonly organisation?: { readonly odsCode?: string; readonly name?: string };
  /** The record system, such as `EMIS Web`; the empty text where no system may be named. */
  readonly system: string;
}

/** The source of what is withheld as such: which systems would have been asked is not told either. */
export const unnamedSource: SourceIdentity = { system: '' };

/** What one source contributed to one area of one person's record. */
export interface Contribution<T> {
  readonly source: SourceIdentity;
  readonly outcome: Outcome<readonly T[]> | NotSupported;
  /** When what it answered was current, as an instant. */
  readonly asOf?: string;
  /** Set where the answer is older than the source allows, with the reason. */
  readonly stale?: Code;
  /** Set where the source has items, and another source of the setting tells of every one of them. */
  readonly isToldElsewhere?: boolean;
  /** What a reader must know; a warning that something is left out makes the answer partial. */
  readonly warnings?: readonly SourceWarning[];
}

/** What every source of a setting that could hold something about a person contributed; never empty. */
export type AreaAnswer<T> = readonly Contribution<T>[];

/** Builds the outcome of something that was found. */
export function found<T>(value: T): Found<T> {
  return { kind: 'found', value };
}

/** The outcome of a source that answered and holds nothing. */
export const absent: Absent = { kind: 'absent' };

/** Builds the outcome of something that could not be found out. */
export function failed(code: Code, cause?: unknown): Failed {
  return cause === undefined ? { kind: 'failed', code } : { kind: 'failed', code, cause };
}

/** Builds the outcome of something that the caller may not see. */
export function withheld(code: Code): Withheld {
  return { kind: 'withheld', code };
}

/** Builds the outcome of an area that a source cannot speak about. */
export function notSupported(code: NotSupported['code']): NotSupported {
  return { kind: 'not-supported', code };
}
