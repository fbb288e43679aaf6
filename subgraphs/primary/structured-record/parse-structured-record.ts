import type {
  AllergyIntolerance,
  Condition,
  MedicationStatement,
  Organisation,
} from '../../../schema/generated/shared.ts';
import type { RecordIds } from '../../../schema/runtime/record-id.ts';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { collectionBundle, type FhirPatient, type FhirResource } from '../fhir/frame-resources.ts';
import type { ClinicalArea } from './clinical-area.ts';
import { toIssuesByPlan } from '../mapping/issues-by-plan.ts';
import type { MappingContext } from '../mapping/mapping-context.ts';
import { toAllergy } from '../mapping/to-allergy.ts';
import { toCondition } from '../mapping/to-condition.ts';
import { type Consultation, toConsultation } from '../mapping/to-consultation.ts';
import { toMedication } from '../mapping/to-medication.ts';
import { toOrganisation, toRolesByPractitioner } from '../mapping/to-participants.ts';
import { recogniseSupplier } from '../suppliers/recognise-supplier.ts';
import type { SupplierDialect } from '../suppliers/supplier-dialect.ts';
import { toUnsupportedParameters } from './area-support.ts';
import { toConsultationLists } from './consultation-lists.ts';
import { createItemIds, toIdentifierSystems } from './create-item-ids.ts';
import { type AreaReading, readArea } from './read-area.ts';
import { readLists } from './read-lists.ts';
import { createRecordIndex, type RecordIndex } from './record-index.ts';
import { createTally } from './tally.ts';
import { toCodeSystems } from './code-systems.ts';
import { verifySubject } from './verify-subject.ts';

/** What a structured record is read with. */
export interface RecordQuestion {
  readonly subject: RecordSubject;
  /** The practice that was asked. */
  readonly practiceOdsCode: string;
  /** The manufacturer of the practice's system, where the directory names it. */
  readonly manufacturerOdsCode?: string;
  readonly recordIds: RecordIds;
  /** The day of the answer in the practice's time zone, as YYYY-MM-DD. */
  readonly today: string;
}

/** One person's structured record in the graph's terms. */
export interface StructuredRecord {
  readonly kind: 'record';
  readonly dialect: SupplierDialect;
  readonly practice: Organisation;
  readonly encounters: AreaReading<Consultation>;
  readonly allergies: AreaReading<AllergyIntolerance>;
  readonly medications: AreaReading<MedicationStatement>;
  readonly conditions: AreaReading<Condition>;
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
  const verified = verifySubject(index, question.subject);
  if (verified.kind === 'failed') return verified;
  const dialect = recogniseSupplier({
    identifierSystems: toIdentifierSystems(index),
    codeSystems: () => toCodeSystems(index),
    ...(question.manufacturerOdsCode === undefined
      ? {}
      : { manufacturerOdsCode: question.manufacturerOdsCode }),
  });
  const practice = toPractice(question.practiceOdsCode, verified.patient, index);
  const common = {
    index,
    practice,
    product: dialect.product,
    today: question.today,
    toId: createItemIds({
      index,
      dialect,
      recordIds: question.recordIds,
      person: question.subject.nhsNumber,
      system: `${question.practiceOdsCode}|${dialect.product}`,
    }),
  };
  const lists = readLists(index);
  const unsupported = toUnsupportedParameters(index);
  const read = <T>(
    area: ClinicalArea,
    toItem: (resource: FhirResource, context: MappingContext) => T | undefined,
  ) => {
    const tally = createTally();
    const context = { ...common, tally };
    return readArea(area, {
      index,
      lists: [...lists.values()],
      unsupported,
      tally,
      toItem: (resource) => toItem(resource, context),
    });
  };
  const issues = toIssuesByPlan(index.ofType('MedicationRequest'));
  const parts = {
    byEncounter: toConsultationLists(lists, index),
    lists,
    roles: toRolesByPractitioner(index),
  };
  return {
    kind: 'record',
    dialect,
    practice,
    encounters: read('encounters', (resource, context) => toConsultation(resource, parts, context)),
    allergies: read('allergies', toAllergy),
    medications: read('medications', (resource, context) => toMedication(resource, issues, context)),
    conditions: read('conditions', toCondition),
  };
}

/** The practice by the code that was asked, with the name that the record gives it. */
function toPractice(odsCode: string, patient: FhirPatient, index: RecordIndex): Organisation {
  const coded = index
    .ofType('Organization')
    .map(({ id }) => toOrganisation(`Organization/${id}`, index))
    .find((organisation) => organisation?.odsCode === odsCode);
  const managing = toOrganisation(patient.managingOrganization?.reference, index);
  // The manager of the record is the practice unless its own code says otherwise.
  const isOther =
    managing?.odsCode !== null && managing?.odsCode !== undefined && managing.odsCode !== odsCode;
  return { odsCode, name: coded?.name ?? (isOther ? null : managing?.name) ?? null };
}
