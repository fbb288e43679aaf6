import { isUsable, type MeasuredPart, type ReadingFacts } from '../telehealth-facts.ts';
import type { ReadingStatus } from '../../../../schema/generated/community.ts';
import type { Measure } from '../measure/to-measure.ts';
import type { Threshold } from './threshold.ts';

/** A part of a reading that crossed a limit. */
export interface Crossing {
  readonly threshold: Threshold;
  readonly part: MeasuredPart;
}

/**
 * Finds the limits that a reading crosses, in any of its parts. A limit that is reached exactly is not crossed. What was
 * entered in error crosses none, nor does what cannot be compared.
 */
export function findCrossings(
  { status, facts }: { readonly status: ReadingStatus; readonly facts: ReadingFacts },
  thresholds: readonly Threshold[],
): readonly Crossing[] {
  if (!isUsable(status)) return [];
  return [facts, ...facts.components].flatMap((part) => {
    const { measure } = part;
    if (measure === null) return [];
    return thresholds
      .filter(({ kind }) => kind === part.kind)
      .filter(({ comparison, limit }) => isBeyond(measure, comparison, limit))
      .map((threshold) => ({ threshold, part }));
  });
}

/** An amount that is only known to lie below or above a number is beyond a limit where it may be. */
function isBeyond(
  { value, comparator }: Measure,
  comparison: Threshold['comparison'],
  limit: number,
): boolean {
  if (comparison === 'below') return value < limit || comparator === '<' || comparator === '<=';
  return value > limit || comparator === '>' || comparator === '>=';
}
