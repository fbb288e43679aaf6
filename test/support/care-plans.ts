import {
  careSettingNames,
  type ClinicalSetting,
  clinicalSettings,
  settingTypes,
} from '../../schema/care-settings.ts';
import type { CarePlanIndexEntry, CodedConcept, DocumentIndexEntry } from '../../schema/generated/patient.ts';
import type { SettingDecision } from '../../schema/runtime/record-seal.ts';
import { toCarePlanDocuments } from '../../subgraphs/patient/views/plans/care-plan-documents.ts';
import { toCarePlanOverview } from '../../subgraphs/patient/views/plans/care-plan-overview.ts';
import { toGivenIndex } from './patient-indexes.ts';

/** The day on which the plans of the tests are looked at. */
export const plansLookedAt = Date.parse('2026-11-22T09:00:00Z');

/** A concept with codes of SNOMED CT. */
export function toSnomed(display: string, ...codes: readonly string[]): CodedConcept {
  return { display, codings: codes.map((code) => ({ system: 'http://snomed.info/sct', code })) };
}

/** A plan of a setting that is in force, has nothing in it, and speaks for itself. */
export function toPlan(
  setting: ClinicalSetting,
  id: string,
  more: Partial<CarePlanIndexEntry> = {},
): CarePlanIndexEntry {
  return {
    id,
    type: settingTypes[setting].carePlan,
    date: more.created ?? null,
    status: 'ACTIVE',
    title: `Title of ${id}`,
    addresses: [],
    goals: [],
    actions: [],
    contingencies: [],
    isOutline: false,
    provenance: {
      setting: careSettingNames[setting],
      organisation: { odsCode: setting },
      system: 'A system',
    },
    ...more,
  };
}

/** What the settings gave: plans, or the state of a setting that gave none. */
export type GivenPlans = Partial<Record<ClinicalSetting, readonly CarePlanIndexEntry[] | string>>;

const permitted = Object.fromEntries(
  clinicalSettings.map((setting) => [setting, { decision: 'permit' }]),
) as Record<ClinicalSetting, SettingDecision>;

/** A record of which everything is permitted. */
const aRecord = {
  seal: 'a seal',
  authority: {
    requestId: 'a request',
    subject: { nhsNumber: '9990000018', previousNhsNumbers: [] },
    settings: permitted,
  },
};

/** The overview of what the settings gave. */
export function lookAtPlans(given: GivenPlans) {
  const indexes = clinicalSettings.map((setting) => {
    const plans = given[setting] ?? [];
    const index = typeof plans === 'string' ? toGivenIndex(setting, [], plans) : toGivenIndex(setting, plans);
    return [`${setting}CarePlanIndex`, index] as const;
  });
  return toCarePlanOverview({ ...aRecord, given: Object.fromEntries(indexes) }, plansLookedAt);
}

/** The documents that are plans, of those that the settings gave. */
export function lookAtPlanDocuments(
  given: Partial<Record<ClinicalSetting, readonly DocumentIndexEntry[] | string>>,
) {
  const indexes = clinicalSettings.map((setting) => {
    const documents = given[setting] ?? [];
    const index =
      typeof documents === 'string' ? toGivenIndex(setting, [], documents) : toGivenIndex(setting, documents);
    return [`${setting}DocumentIndex`, index] as const;
  });
  return toCarePlanDocuments({ ...aRecord, given: Object.fromEntries(indexes) });
}

/** The id of the plan that something of an overview belongs to. */
export function planIdOf({ plan }: { readonly plan: object }): string {
  return 'id' in plan ? String(plan.id) : 'plan' in plan ? planIdOf(plan as { plan: object }) : '';
}
