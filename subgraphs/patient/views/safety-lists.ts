import { clinicalSettings } from '../../../schema/care-settings.ts';
import type {
  AllergyIntolerance,
  AllergyList,
  Condition,
  ConditionList,
  MedicationList,
  MedicationStatement,
} from '../../../schema/generated/patient.ts';
import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import { toAllergyListState } from './allergy-list-state.ts';
import { toListState } from './list-state.ts';
import { mergeIndexes } from './merge-indexes.ts';
import { createPartShapes, type PartShapes, parseSettingPart } from './parse-setting-part.ts';
import type { ReferencedRecord } from './record-reference.ts';
import { relateItems } from './relate-items.ts';
import { allergyComparison, conditionComparison, medicationComparison } from './safety-relations.ts';
import { allergyShape, conditionShape, medicationShape } from './shapes/safety-shapes.ts';

const allergyShapes = createPartShapes(() => allergyShape, true);
const medicationShapes = createPartShapes(() => medicationShape, true);
const conditionShapes = createPartShapes(() => conditionShape, true);

type SafetyField = 'AllergyIndex' | 'MedicationIndex' | 'ConditionIndex';

/** The resolvers of the lists that are always whole: allergies, medicines and conditions of all settings. */
export const safetyLists = {
  allergies(record: ReferencedRecord): AllergyList {
    const { items, sources } = joinWhole(record, 'AllergyIndex', allergyShapes, toAllergyDate);
    return {
      state: toAllergyListState(items, sources),
      items: relateItems(items, allergyComparison),
      sources,
    };
  },
  medications(record: ReferencedRecord): MedicationList {
    const joined = joinWhole(record, 'MedicationIndex', medicationShapes, toMedicationDate);
    // Settings leave errors out; a process of an earlier release may not.
    const items = joined.items.filter(({ status }) => status !== 'ENTERED_IN_ERROR');
    const { sources } = joined;
    return { state: toListState(items, sources), items: relateItems(items, medicationComparison), sources };
  },
  conditions(record: ReferencedRecord): ConditionList {
    const { items, sources } = joinWhole(record, 'ConditionIndex', conditionShapes, toConditionDate);
    return { state: toListState(items, sources), items: relateItems(items, conditionComparison), sources };
  },
};

function joinWhole<Item extends { readonly id: string }>(
  { authority, given }: ReferencedRecord,
  field: SafetyField,
  shapes: PartShapes<Item>,
  toDate: (item: Item) => PartialDate | null | undefined,
) {
  const parts = clinicalSettings.map((setting) =>
    parseSettingPart(setting, authority.settings[setting], given[`${setting}${field}`], shapes),
  );
  const { items, sources } = mergeIndexes(parts, toDate);
  return { items: items.map(({ entry }) => entry), sources };
}

// When it began says more than when someone wrote it down; many entries have only the latter.

function toAllergyDate({ onset, provenance }: AllergyIntolerance) {
  return onset ?? provenance.recordedAt;
}

function toMedicationDate({ period, lastIssued, provenance }: MedicationStatement) {
  return period?.start ?? lastIssued ?? provenance.recordedAt;
}

function toConditionDate({ onset, provenance }: Condition) {
  return onset ?? provenance.recordedAt;
}
