import type { ListState, Source } from '../../../schema/generated/patient.ts';
import { isAnswered, isGap } from './source-knowledge.ts';

/** Says what is known of a whole list; never that nothing is recorded while a source is unknown or left out. */
export function toListState(items: readonly unknown[], sources: readonly Source[]): ListState {
  if (items.length > 0) return 'RECORDED';
  return isNoneCertain(sources) ? 'NOTHING_RECORDED' : 'UNKNOWN';
}

/** Tells whether the absence of items means that there are none: every source is known, and one did answer. */
export function isNoneCertain(sources: readonly Source[]): boolean {
  return !sources.some(isGap) && sources.some(isAnswered);
}
