import { careSettingNames } from '../schema/care-settings.ts';
import { parsePartialDate } from '../schema/runtime/partial-date.ts';
import type { HouseRules, ScalarRule } from './house-rules.ts';
import type { StatusRule } from './plan-executor/status-rule.ts';

/** The status rule of this graph: `Source` says what a source of a care setting answered. */
export const sourceStatus: StatusRule = {
  type: 'Source',
  part: 'setting',
  state: 'state',
  code: 'reasonCode',
  sentence: 'reason',
  incomplete: { COMPLETE: 'PARTIAL', STALE: 'PARTIAL', NONE_RECORDED: 'UNAVAILABLE' },
  failed: {
    COMPLETE: 'UNAVAILABLE',
    PARTIAL: 'UNAVAILABLE',
    STALE: 'UNAVAILABLE',
    NONE_RECORDED: 'UNAVAILABLE',
  },
};

/** What this house adds to its graph: the names of its settings, real dates, its seals and its statuses. */
export const careRules: HouseRules = {
  settings: careSettingNames,
  scalars: {
    Date: toDateRule((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)),
    DateTime: toDateRule((text) => text.includes('T')),
    PartialDate: toDateRule(() => true),
  },
  // Its own scalars are texts.
  hasLongNumbers: false,
  // A seal is the same for all items of a record, so an item is known by its id alone.
  impliedKeys: new Set(['seal']),
  isAbsenceFault: true,
  reservesNames: true,
  status: sourceStatus,
  refusalRecorder: { subgraph: 'patient', field: 'recordRefusals' },
};

function toDateRule(isOfForm: (text: string) => boolean): ScalarRule {
  return {
    isAsked: (value) => typeof value === 'string' && isOfForm(value) && parsePartialDate(value) !== undefined,
    isAnswered: (value) =>
      typeof value === 'string' && (isPlainDay(value) || parsePartialDate(value) !== undefined),
  };
}

/** A day that every month has, which most dates are: told without looking further. */
function isPlainDay(text: string): boolean {
  return text.length === 10 && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/.test(text);
}
