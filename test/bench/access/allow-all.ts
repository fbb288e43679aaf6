import { clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import {
  type AccessArea,
  accessAreas,
  type AccessView,
  toAreaLetters,
} from '../../../schema/runtime/access.ts';
import type { AccessDecision } from '../../../subgraphs/patient/access/decide.ts';

const permit = { decision: 'permit' } as const;
const areas = Object.keys(accessAreas) as AccessArea[];

/** The decision of a house without access control: everything of every area, with nothing left out. */
export const allowed: AccessDecision = {
  kind: 'decided',
  demographics: permit,
  settings: Object.fromEntries(clinicalSettings.map((setting) => [setting, permit])) as Record<
    ClinicalSetting,
    typeof permit
  >,
  access: {
    areas: toAreaLetters(new Map<AccessArea, AccessView>(areas.map((area) => [area, 'full']))),
    without: [],
  },
};
