import type { ReadingStatus } from '../../../schema/generated/community.ts';

/** One word of a supplier on something, as it is compared with others on the same. */
export interface Version {
  /** When the supplier said so; where it does not say, when it was received. */
  readonly stated: string | null;
  readonly received: string;
  readonly status: ReadingStatus;
  /** What it is told apart by from another that says and came at the same time. */
  readonly digest: string;
}

/** How much a status weighs between two words of one moment: a withdrawal most, what is not final least. */
const weights: Readonly<Record<ReadingStatus, number>> = {
  UNKNOWN: 0,
  PRELIMINARY: 1,
  FINAL: 2,
  CORRECTED: 3,
  CANCELLED: 4,
  ENTERED_IN_ERROR: 5,
};

/** What holds now, and what was said before, the latest first. */
export interface Merged<V> {
  readonly current: V;
  readonly earlier: readonly V[];
}

/**
 * Merges all that a supplier said of one thing: the latest word holds. In whatever order the words came, the result is
 * the same, as far as the supplier says when it said each.
 */
export function mergeVersions<V extends Version>(versions: readonly [V, ...V[]]): Merged<V> {
  const [current = versions[0], ...earlier] = versions.toSorted(compareLatest);
  return { current, earlier };
}

function compareLatest(left: Version, right: Version): number {
  return (
    toMoment(right) - toMoment(left) ||
    weights[right.status] - weights[left.status] ||
    Date.parse(right.received) - Date.parse(left.received) ||
    (left.digest < right.digest ? -1 : 1)
  );
}

function toMoment({ stated, received }: Version): number {
  return Date.parse(stated ?? received);
}
