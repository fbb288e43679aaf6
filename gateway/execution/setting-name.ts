import type { careSettingNames } from '../../schema/care-settings.ts';

/** The graph's name for a part of it, such as `SECONDARY`. */
export type CareSettingName = (typeof careSettingNames)[keyof typeof careSettingNames];
