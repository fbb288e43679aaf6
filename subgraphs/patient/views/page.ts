import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import { compareWithTrail, type PagingWarnings } from './compare-with-trail.ts';
import type { MergedItem } from './merge-indexes.ts';
import { comparePlaces, type Direction, extendTrail, toPlace, type Trail } from './trail.ts';

/** Which page of a list is wanted. */
export interface PageRequest {
  readonly direction: Direction;
  /** How many items, 1 to 100. */
  readonly size: number;
  /** How the reader came to the place where the page begins; `undefined` at the end of the list. */
  readonly trail?: Trail | undefined;
}

/** One page of a joined list. */
export interface Page<Entry> {
  /** In the order of the list, whichever way it is read. */
  readonly items: readonly MergedItem<Entry>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly warnings: PagingWarnings;
  /** What a reader has been shown who goes on from the item at this index of `items`. */
  toTrail(index: number): Trail;
}

/** Takes one page of a merged list; `lacking` names the settings that are unknown now, in whole or in part. */
export function takePage<Entry>(
  items: readonly MergedItem<Entry>[],
  request: PageRequest,
  lacking: ReadonlySet<ClinicalSetting>,
): Page<Entry> {
  const { direction, size } = request;
  const isForwards = direction === 'forwards';
  const directed = isForwards ? items : items.toReversed();
  const trail = toOwnTrail(request);
  const place = toPlace(trail);
  const found =
    place === null ? 0 : directed.findIndex(({ position }) => comparePlaces(direction, position, place) > 0);
  const start = found === -1 ? directed.length : found;
  const taken = directed.slice(start, start + size);
  const isBefore = start > 0;
  const isAfter = start + size < directed.length;
  return {
    items: isForwards ? taken : taken.toReversed(),
    hasNextPage: isForwards ? isAfter : isBefore,
    hasPreviousPage: isForwards ? isBefore : isAfter,
    warnings: compareWithTrail(trail, directed),
    toTrail(index) {
      const count = isForwards ? index + 1 : taken.length - index;
      return extendTrail(trail, taken.slice(0, count), lacking);
    },
  };
}

/** A reader who turns round begins a new trail: what lies the other way has not been shown on this one. */
function toOwnTrail({ direction, trail }: PageRequest): Trail {
  if (trail === undefined) return { direction, from: null, stretches: [] };
  return trail.direction === direction ? trail : { direction, from: toPlace(trail), stretches: [] };
}
