import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import type { Source } from '../../../schema/generated/patient.ts';

/** What one care setting gave to one joined list; `sources` is never empty. */
export interface SettingPart<Entry> {
  readonly setting: ClinicalSetting;
  readonly sources: readonly Source[];
  readonly entries: readonly Entry[];
}
