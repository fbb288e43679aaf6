import type { CareSetting, Source, SourceState, SourceWarningCode } from '../../schema/generated/shared.ts';
import { type Code, codes } from '../../schema/runtime/codes.ts';
import type { Contribution } from './outcome.ts';

/** Says in the graph's words what one source answered for one area. */
export function toSource(setting: CareSetting, contribution: Contribution<unknown>): Source {
  const { state, code } = toState(contribution);
  return {
    setting,
    organisation: contribution.source.organisation ?? null,
    system: contribution.source.system || null,
    state,
    ...toReason(code),
    asOf: contribution.asOf ?? null,
    warnings: contribution.warnings ?? [],
  };
}

/** Says that a whole setting gave nothing, and why, where none of its sources was asked. */
export function toSettingSource(setting: CareSetting, state: SourceState, code: Code): Source {
  return { setting, organisation: null, system: null, state, ...toReason(code), asOf: null, warnings: [] };
}

/** Warnings beside which a list is whole: an outline names every item, and a merged record holds what both did. */
const lacksNothing: ReadonlySet<SourceWarningCode> = new Set(['SUMMARY_ONLY', 'RECORD_MERGED']);

function toState(contribution: Contribution<unknown>): { state: SourceState; code?: Code } {
  const { outcome, stale, warnings = [], isToldElsewhere } = contribution;
  switch (outcome.kind) {
    case 'failed':
      return { state: 'UNAVAILABLE', code: outcome.code };
    case 'withheld':
      return { state: 'WITHHELD', code: outcome.code };
    case 'not-supported':
      return { state: 'NOT_SUPPORTED', code: outcome.code };
    case 'absent':
    case 'found': {
      if (stale !== undefined) return { state: 'STALE', code: stale };
      const isEmpty = outcome.kind === 'absent' || (outcome.value.length === 0 && isToldElsewhere !== true);
      const lacking = warnings.filter(({ code }) => !lacksNothing.has(code));
      if (lacking.length > 0) {
        const isRefused = lacking.some((warning) => warning.code === 'ITEMS_REFUSED');
        const isWithheld = lacking.some((warning) => warning.code === 'ITEMS_WITHHELD');
        if (isWithheld && !isRefused) return { state: 'PARTIAL', code: 'ITEMS_WITHHELD' };
        if (isEmpty) return { state: 'PARTIAL', code: isRefused ? 'ITEMS_REFUSED' : 'EMPTY_WITH_WARNING' };
        return isRefused ? { state: 'PARTIAL', code: 'ITEMS_REFUSED' } : { state: 'PARTIAL' };
      }
      return { state: isEmpty ? 'NONE_RECORDED' : 'COMPLETE' };
    }
  }
}

function toReason(code: Code | undefined): Pick<Source, 'reason' | 'reasonCode'> {
  return code === undefined ? { reasonCode: null, reason: null } : { reasonCode: code, reason: codes[code] };
}
