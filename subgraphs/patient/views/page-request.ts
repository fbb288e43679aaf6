import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { Cursors } from './cursors.ts';
import type { PageRequest } from './page.ts';

/** The arguments by which a joined list is paged. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** How many items a page holds where the question does not say. */
export const defaultPageSize = 20;

/** How many items a page holds at most. */
export const maximumPageSize = 100;

/**
 * Admits the arguments of one page; otherwise fails with `BAD_USER_INPUT` and the reason `PAGE_ENDS`,
 * `PAGE_SIZE` or `CURSOR`.
 *
 * @param binding names the view, its filters and the person; a cursor of any other is refused.
 */
export function parsePageRequest(given: PageArguments, cursors: Cursors, binding: string): PageRequest {
  const isForwards = isGiven(given.first) || isGiven(given.after);
  const isBackwards = isGiven(given.last) || isGiven(given.before);
  if (isForwards && isBackwards) {
    throw refuse('PAGE_ENDS', 'Page either forwards by first and after, or backwards by last and before.');
  }
  const size = (isBackwards ? given.last : given.first) ?? defaultPageSize;
  if (!Number.isInteger(size) || size < 1 || size > maximumPageSize) {
    throw refuse('PAGE_SIZE', `A page holds 1 to ${maximumPageSize} items.`);
  }
  const direction = isBackwards ? 'backwards' : 'forwards';
  const cursor = isBackwards ? given.before : given.after;
  if (!isGiven(cursor)) return { direction, size };
  const trail = cursors.parseCursor(cursor, binding);
  if (trail === undefined) {
    throw refuse('CURSOR', 'The cursor was not made for this list with these filters; begin without one.');
  }
  return { direction, size, trail };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function refuse(reason: string, message: string) {
  return toGraphError('BAD_USER_INPUT', { reason, message });
}
