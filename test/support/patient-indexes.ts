import { careSettingNames, type ClinicalSetting, settingTypes } from '../../schema/care-settings.ts';

/** One source of a setting, as the gateway passes it on. */
export function toGivenSource(setting: ClinicalSetting, state: string, reasonCode: string | null = null) {
  return {
    setting: careSettingNames[setting],
    organisation: { odsCode: `ODS-${setting}`, name: null },
    system: `System of ${setting}`,
    state,
    reasonCode,
    reason: null,
    asOf: '2026-03-31T09:30:00Z',
    warnings: [],
  };
}

/** One encounter in a setting's index, as the gateway passes it on. */
export function toGivenEncounter(
  setting: ClinicalSetting,
  id: string,
  date: string | null,
  kind = 'UNKNOWN',
) {
  return {
    id,
    type: settingTypes[setting].encounter,
    date,
    kind,
    status: 'FINISHED',
    period: { start: date, end: null },
    title: `Title of ${id}`,
  };
}

/** A setting's index, as the gateway passes it on. */
export function toGivenIndex(setting: ClinicalSetting, entries: readonly unknown[], state?: string) {
  const source = toGivenSource(setting, state ?? (entries.length === 0 ? 'NONE_RECORDED' : 'COMPLETE'));
  return { sources: [source], entries };
}

/** One allergy, or a statement that none is known. */
export function toGivenAllergy(
  setting: ClinicalSetting,
  id: string,
  replaced: Readonly<Record<string, unknown>> = {},
) {
  return {
    id,
    code: {
      display: 'Penicillin',
      preferred: { system: 'http://snomed.info/sct', code: '91936005', display: null, userSelected: null },
      codings: [{ system: 'http://snomed.info/sct', code: '91936005', display: null, userSelected: null }],
    },
    noKnownAllergy: false,
    clinicalStatus: 'ACTIVE',
    category: 'medication',
    criticality: null,
    reactions: [],
    onset: null,
    ended: null,
    degraded: false,
    note: null,
    provenance: {
      setting: careSettingNames[setting],
      organisation: { odsCode: `ODS-${setting}`, name: null },
      system: `System of ${setting}`,
      recordedAt: null,
      receivedAt: null,
    },
    ...replaced,
  };
}
