/** The care settings, as the graph names them, in the order in which they are shown. */
export const settingNames = ['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'] as const;

/** A care setting, or the demographic service. */
export type SettingName = (typeof settingNames)[number] | 'PATIENT';

/** What people call each setting. */
export const settingWords: Readonly<Record<SettingName, string>> = {
  PATIENT: 'Demographics',
  PRIMARY: 'General practice',
  SECONDARY: 'Hospitals',
  COMMUNITY: 'Community',
  SOCIAL: 'Social care',
};

/** Tells whether a value is the name of a setting. */
export function isSettingName(value: unknown): value is SettingName {
  return typeof value === 'string' && Object.hasOwn(settingWords, value);
}
