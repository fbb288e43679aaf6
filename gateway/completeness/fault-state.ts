import type { Code } from '../../schema/runtime/codes.ts';
import { isOfSingleValue, isWithheld } from '../plan-executor/status-rule.ts';
import type { CompletenessState } from './completeness.ts';

const states: Readonly<Partial<Record<Code, CompletenessState>>> = {
  // There is none: whoever knows all of them said so.
  PATIENT_NOT_FOUND: 'NONE_RECORDED',
  NODE_NOT_FOUND: 'NONE_RECORDED',
  NHS_NUMBER_INVALIDATED: 'NONE_RECORDED',
  NO_REGISTERED_PRACTICE: 'NONE_RECORDED',
  // With such a value nobody was asked.
  BAD_USER_INPUT: 'NOT_ASKED',
  TOO_MANY_PERSONS: 'NOT_ASKED',
  SETTING_NOT_ASKED: 'NOT_ASKED',
  NOT_HELD: 'NOT_SUPPORTED',
  NOT_IMPLEMENTED: 'NOT_SUPPORTED',
  FEED_SILENT: 'STALE',
  ITEMS_REFUSED: 'PARTIAL',
  EMPTY_WITH_WARNING: 'PARTIAL',
};

/** What a fault means for whoever relies on the answer: whatever is not known to be otherwise could not be found out. */
export function toFaultState(code: Code): CompletenessState {
  if (isWithheld(code)) return 'WITHHELD';
  return states[code] ?? (isOfSingleValue(code) ? 'PARTIAL' : 'UNAVAILABLE');
}
