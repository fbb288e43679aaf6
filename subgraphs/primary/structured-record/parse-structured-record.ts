import type {
  GpDiaryEntry,
  GpImmunisation,
  GpInvestigation,
  GpObservation,
  GpReferral,
} from '../../../schema/generated/primary.ts';
import type {
  AllergyIntolerance,
  Condition,
  MedicationStatement,
  Organisation,
} from '../../../schema/generated/shared.ts';
import type { Labelled } from '../../kit/record-labels.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { collectionBundle, type FhirResource } from '../fhir/frame-resources.ts';
import type { ClinicalArea } from './clinical-area.ts';
import { toIssuesByPlan } from '../mapping/issues-by-plan.ts';
import type { MappingContext, Refused } from '../mapping/mapping-context.ts';
import { toAllergy } from '../mapping/to-allergy.ts';
import { toCondition } from '../mapping/to-condition.ts';
import { type Consultation, toConsultation } from '../mapping/to-consultation.ts';
import { toMedication } from '../mapping/to-medication.ts';
import { toDiaryEntry } from '../mapping/to-diary-entry.ts';
import { toImmunisation } from '../mapping/to-immunisation.ts';
import { toInvestigation } from '../mapping/to-investigation.ts';
import { type LinkedProblem, toProblem } from '../mapping/to-problem.ts';
import { toObservation } from '../mapping/to-observation.ts';
import { toReferral } from '../mapping/to-referral.ts';
import { toMembersByHeader } from '../mapping/to-result-groups.ts';
import type { SupplierDialect } from '../suppliers/supplier-dialect.ts';
import { toUnsupportedParameters } from './area-support.ts';
import { toConsultationLists } from './consultation-lists.ts';
import { type AreaReading, readArea } from './read-area.ts';
import { readLists } from './read-lists.ts';
import { openBundle, type RecordQuestion } from './open-bundle.ts';
import { createRecordIndex } from './record-index.ts';
import { createTally } from './tally.ts';

/** One person's structured record in the graph's terms. */
export interface StructuredRecord {
  readonly kind: 'record';
  readonly dialect: SupplierDialect;
  readonly practice: Organisation;
  readonly encounters: AreaReading<Consultation>;
  readonly allergies: AreaReading<AllergyIntolerance>;
  readonly medications: AreaReading<MedicationStatement>;
  readonly conditions: AreaReading<Condition>;
  /** The conditions once more, with their links; apart, so that what a link names costs no condition. */
  readonly problems: AreaReading<LinkedProblem>;
  readonly immunisations: AreaReading<GpImmunisation>;
  readonly observations: AreaReading<GpObservation>;
  readonly investigations: AreaReading<GpInvestigation>;
  readonly referrals: AreaReading<GpReferral>;
  readonly diary: AreaReading<GpDiaryEntry>;
}

/**
 * Reads the answer to `$gpc.getstructuredrecord` (GP Connect Access Record: Structured, STU3).
 *
 * Fails as a whole where it is no record, or not this person's; each area then stands for itself.
 */
export function parseStructuredRecord(bundle: unknown, question: RecordQuestion): StructuredRecord | Failed {
  const frame = collectionBundle.safeParse(bundle);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const index = createRecordIndex(frame.data.entry);
  const opened = openBundle(index, question, { isPatientNeeded: true });
  if (opened.kind === 'failed') return opened;
  const { dialect, practice } = opened;
  const lists = readLists(index);
  const unsupported = toUnsupportedParameters(index);
  const read = <T extends object>(
    area: ClinicalArea,
    toItem: (
      resource: FhirResource,
      context: MappingContext,
      isListedAsEnded: boolean,
    ) => Labelled<T> | Refused,
  ) => {
    const tally = createTally();
    const context = { ...opened.context, tally };
    return readArea(area, {
      index,
      lists: [...lists.values()],
      unsupported,
      tally,
      toItem: (resource, isListedAsEnded) => toItem(resource, context, isListedAsEnded),
    });
  };
  const issues = toIssuesByPlan(index);
  const parts = { byEncounter: toConsultationLists(lists, index), lists };
  const members = toMembersByHeader(index);
  return {
    kind: 'record',
    dialect,
    practice,
    encounters: read('encounters', (resource, context) => toConsultation(resource, parts, context)),
    allergies: read('allergies', toAllergy),
    medications: read('medications', (resource, context) => toMedication(resource, issues, context)),
    conditions: read('conditions', toCondition),
    problems: read('conditions', toProblem),
    immunisations: read('immunisations', toImmunisation),
    observations: read('observations', toObservation),
    investigations: read('investigations', (resource, context) =>
      toInvestigation(resource, members, context),
    ),
    referrals: read('referrals', toReferral),
    diary: read('diary', toDiaryEntry),
  };
}
