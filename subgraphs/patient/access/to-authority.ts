import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import type { RecordAuthority, RecordSubject, SettingDecision } from '../../../schema/runtime/record-seal.ts';
import type { AskedPart } from './asked-part.ts';
import type { AccessDecision } from './decide.ts';

/** Puts together what a record's seal says: who it is about, what is asked, and what was decided. */
export function toAuthority(
  requestId: string,
  subject: RecordSubject,
  decision: AccessDecision,
  asked: AskedPart,
): RecordAuthority {
  const toSettingDecision = (setting: ClinicalSetting): SettingDecision =>
    asked.settings.has(setting) ? decision.settings[setting] : { decision: 'not-asked' };
  return {
    requestId,
    subject,
    ...(asked.period === undefined ? {} : { period: asked.period }),
    settings: {
      primary: toSettingDecision('primary'),
      secondary: toSettingDecision('secondary'),
      community: toSettingDecision('community'),
      social: toSettingDecision('social'),
    },
    access: decision.access,
    ...(decision.basis === undefined ? {} : { basis: decision.basis }),
  };
}
