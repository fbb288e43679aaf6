import { communityChecks } from '../../subgraphs/community/doctor.ts';
import type { SettingChecks } from '../../subgraphs/kit/setting-checks.ts';
import { patientChecks } from '../../subgraphs/patient/identity/doctor.ts';
import { primaryChecks } from '../../subgraphs/primary/doctor.ts';
import { secondaryChecks } from '../../subgraphs/secondary/doctor/secondary-checks.ts';
import { socialChecks } from '../../subgraphs/social/doctor.ts';

/** The checks of every setting; a setting adds its own here. */
export const allChecks: readonly SettingChecks[] = [
  patientChecks,
  primaryChecks,
  secondaryChecks,
  communityChecks,
  socialChecks,
];
