import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import type { NhsNumberStatus, Sensitivity } from '../../../schema/generated/patient.ts';
import type { Code } from '../../../schema/runtime/codes.ts';
import type { SettingDecision } from '../../../schema/runtime/record-seal.ts';

/** Whether a caller may see something, or why not. */
export type Verdict = Exclude<SettingDecision, { readonly decision: 'not-asked' }>;

/** What a caller may see of one person. */
export interface AccessDecision {
  readonly demographics: Verdict;
  readonly settings: Readonly<Record<ClinicalSetting, Verdict>>;
}

/** What a decision depends on of the person. */
export interface DecidedPerson {
  readonly sensitivity: Sensitivity;
  readonly nhsNumberStatus: NhsNumberStatus;
}

/** The national role codes of a general practitioner and a salaried general practitioner. */
const generalPractitionerRoles: ReadonlySet<string> = new Set(['R0260', 'R0270']);

/** The HL7 purposes of use that direct care is given for. */
const carePurposes: ReadonlySet<string> = new Set(['TREAT']);

/** The states of an NHS number under which records of several systems are safe to join. */
const joinableStatuses: ReadonlySet<NhsNumberStatus> = new Set(['VERIFIED', 'SUPERSEDED']);

/**
 * Decides what a caller may see of a person; the same question always has the same answer.
 *
 * Whoever is not a general practitioner giving direct care sees nothing. Records are joined on verified numbers
 * alone: under any other they could be somebody else's. The practice of a restricted person is not asked: where
 * the person is registered would say where they live.
 */
export function decide(
  caller: { readonly roleCode?: string; readonly purpose: string },
  { sensitivity, nhsNumberStatus }: DecidedPerson,
): AccessDecision {
  if (!generalPractitionerRoles.has(caller.roleCode ?? '') || !carePurposes.has(caller.purpose)) {
    return toDecision(withhold('ACCESS_DENIED'));
  }
  const permitted = toDecision({ decision: 'permit' });
  if (!joinableStatuses.has(nhsNumberStatus)) {
    return { ...toDecision(withhold('NHS_NUMBER_NOT_VERIFIED')), demographics: permitted.demographics };
  }
  if (sensitivity === 'NORMAL') return permitted;
  return { ...permitted, settings: { ...permitted.settings, primary: withhold('RESTRICTED_RECORD') } };
}

function toDecision(verdict: Verdict): AccessDecision {
  const settings = { primary: verdict, secondary: verdict, community: verdict, social: verdict };
  return { demographics: verdict, settings };
}

function withhold(code: Code): Verdict {
  return { decision: 'withhold', code };
}
