import type { Code } from '../../schema/runtime/codes.ts';

/** A place in an answer: response keys and list positions. */
export type ResponsePath = readonly (string | number)[];

/** Something that was asked for and could not be answered. */
export interface Fault {
  readonly path: ResponsePath;
  readonly code: Code;
  /** Which part of the graph failed, by the name that clients know; absent where none did. */
  readonly setting?: string;
  /** A permanent refinement of the code. */
  readonly reason?: string;
  /** Whether the place is empty only because what holds it gave way to a fault beside it. */
  readonly isImplied?: boolean;
  /** A sentence in place of the code's own. Beware: only ever one that is ours. */
  readonly message?: string;
}

/** Tells whether a place lies at or below another. */
export function isWithin(path: ResponsePath, ancestor: ResponsePath): boolean {
  return ancestor.length <= path.length && ancestor.every((key, index) => path[index] === key);
}
