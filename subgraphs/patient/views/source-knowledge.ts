import type { Source } from '../../../schema/generated/patient.ts';

/** Tells whether a source answered, so that what it gave can be relied on as far as its state says. */
export function isAnswered({ state }: Source): boolean {
  switch (state) {
    case 'COMPLETE':
    case 'PARTIAL':
    case 'NONE_RECORDED':
    case 'STALE':
      return true;
    case 'NOT_SUPPORTED':
    case 'WITHHELD':
    case 'UNAVAILABLE':
    case 'NOT_ASKED':
      return false;
  }
}

/**
 * Tells whether a source that was asked may hold something that its answer does not show.
 *
 * A source that does not keep information of the kind at all hides nothing; one that keeps it and cannot give
 * it does. A setting that the question left out is not unknown: it does not belong to what was asked for.
 */
export function isUnknown({ state, reasonCode }: Source): boolean {
  switch (state) {
    case 'UNAVAILABLE':
    case 'WITHHELD':
    case 'PARTIAL':
    case 'STALE':
      return true;
    case 'NOT_SUPPORTED':
      return reasonCode !== 'NOT_HELD';
    case 'COMPLETE':
    case 'NONE_RECORDED':
    case 'NOT_ASKED':
      return false;
  }
}

/** Tells whether nothing can be said about the person as a whole: a source is unknown or was left out. */
export function isGap(source: Source): boolean {
  return isUnknown(source) || source.state === 'NOT_ASKED';
}
