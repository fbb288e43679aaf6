import { clinicalSettings } from '../../../schema/care-settings.ts';
import type { Source } from '../../../schema/generated/patient.ts';
import { parseSettingSources } from './parse-setting-part.ts';
import type { ReferencedRecord } from './record-reference.ts';

/** Names every source of every setting and what it answered over all kinds of information. */
export function toRecordSources({ authority, given }: ReferencedRecord): readonly Source[] {
  return clinicalSettings.flatMap((setting) =>
    parseSettingSources(setting, authority.settings[setting], given[`${setting}Sources`]),
  );
}
