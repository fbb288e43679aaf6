import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import { accessAreas, accessViews } from '../../../schema/runtime/access.ts';
import type { RecordAuthority, RecordSubject, SettingDecision } from '../../../schema/runtime/record-seal.ts';
import type { AskedPart } from './asked-part.ts';
import type { AccessDecision } from './decide.ts';

/** Every area whole. */
const wholeRecord = Object.values(accessAreas)
  .map((letters) => `${letters}${accessViews.full}`)
  .join(' ');

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
    access: { areas: wholeRecord, without: [] },
  };
}
