import type { MedicationStatement } from '../../../schema/generated/shared.ts';
import {
  type FhirMedicationRequest,
  type FhirMedicationStatement,
  medicationRequest,
  medicationStatement,
} from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { toDrug } from './drug.ts';
import { type IssuesByPlan, toLastIssued } from './issues-by-plan.ts';
import { joinNotes, type MappingContext, readItem, toProvenance } from './mapping-context.ts';
import { toMedicationCourse, toMedicationStatus } from './medication-status.ts';

/** SNOMED CT: a medication that lost its exact drug code in a transfer between practices. */
const transferDegraded = '196421000000109';

/** Maps a medication statement with its plan and issues; `undefined` where it cannot be read or names no drug. */
export function toMedication(
  resource: FhirResource,
  issues: IssuesByPlan,
  context: MappingContext,
): MedicationStatement | undefined {
  const statement = readItem(medicationStatement, resource, context);
  const id = context.toId('MedicationStatement', resource);
  if (statement === undefined || id === undefined) return undefined;
  const plan = toPlan(statement, context);
  const drug = toDrug(statement, context.index) ?? (plan && toDrug(plan, context.index));
  const medication = toConcept(drug);
  if (medication === undefined) return undefined;
  const courseType = toMedicationCourse(plan);
  const period = toPeriod(statement);
  const dosages = statement.dosage ?? plan?.dosageInstruction ?? [];
  return {
    id,
    medication,
    status: toMedicationStatus(statement.status, courseType, period, context.today),
    courseType,
    dosage: joinNotes(dosages.map(({ text }) => text)),
    patientInstruction: joinNotes(dosages.map(({ patientInstruction }) => patientInstruction)),
    period: { start: period.start ?? null, end: period.end ?? null },
    lastIssued: toLastIssued(statement, issues, context),
    prescribedElsewhere: isPrescribedElsewhere(statement),
    degraded: hasCode(drug, transferDegraded),
    note: joinNotes([
      ...(statement.note ?? []).map(({ text }) => text),
      ...(plan?.note ?? []).map(({ text }) => text),
      toStatusReason(plan),
    ]),
    provenance: toProvenance(context, statement.dateAsserted),
  };
}

function toPlan(statement: FhirMedicationStatement, context: MappingContext) {
  const found = context.index.find(statement.basedOn?.[0]?.reference);
  return found?.resourceType === 'MedicationRequest'
    ? readItem(medicationRequest, found, context)
    : undefined;
}

function toPeriod({ effectivePeriod, effectiveDateTime }: FhirMedicationStatement) {
  return effectivePeriod ?? { start: effectiveDateTime, end: undefined };
}

/** PrescribingAgency-1: another organisation or a former practice. */
function isPrescribedElsewhere({ extension }: FhirMedicationStatement): boolean {
  const agency = findExtension(extension, 'PrescribingAgency')?.valueCodeableConcept;
  return hasCode(agency, 'prescribed-by-another-organisation', 'prescribed-by-previous-practice');
}

/** MedicationStatusReason-1: why a medicine was stopped or changed. */
function toStatusReason(plan: FhirMedicationRequest | undefined): string | undefined {
  const parts = findExtension(plan?.extension, 'MedicationStatusReason')?.extension ?? [];
  return toConcept(parts.find(({ url }) => url === 'statusReason')?.valueCodeableConcept)?.display;
}
