import type { MedicationStatement } from '../../../schema/generated/shared.ts';
import {
  type FhirMedicationRequest,
  type FhirMedicationStatement,
  medicationRequest,
  medicationStatement,
} from '../fhir/clinical-resources.ts';
import type { FhirConcept } from '../fhir/elements.ts';
import { findExtension } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { toJoinedLabels } from '../fhir/to-labels.ts';
import { isRecordedInError } from '../../kit/medication-status.ts';
import { type Labelled, withLabels } from '../../kit/record-labels.ts';
import { findRefusal } from '../structured-record/find-refusal.ts';
import { count } from '../structured-record/tally.ts';
import { toDrug } from './drug.ts';
import { type IssuesByPlan, toLastIssued } from './issues-by-plan.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toMedicationCourse, toPrescribedStatus, toPrescriptionType } from './medication-status.ts';
import { toPlanSupply, toStatusChange } from './to-plan-supply.ts';
import { toPrescriber } from './to-prescriber.ts';

/** SNOMED CT: a medication that lost its exact drug code in a transfer between practices. */
const transferDegraded = '196421000000109';

/** Maps a medication statement with its plan and issues; refused where it cannot be read or names no drug. */
export function toMedication(
  resource: FhirResource,
  issues: IssuesByPlan,
  context: MappingContext,
): Labelled<MedicationStatement> | Refused {
  const statement = readItem(medicationStatement, resource, context);
  const id = context.toId('MedicationStatement', resource);
  if (statement === undefined) return refuse(resource, 'status');
  if (id === undefined) return refuse(resource, 'identifier');
  const planned = toPlanned(statement, context);
  const plan = planned && readItem(medicationRequest, planned, context);
  const drug = toDrug(statement, context.index) ?? (plan && toDrug(plan, context.index));
  const medication = toConcept(drug);
  if (medication === undefined) return refuse(resource, 'medication');
  const period = toPeriod(statement);
  const prescribedElsewhere = isPrescribedElsewhere(statement);
  const item: MedicationStatement = {
    id,
    medication,
    ...toPrescribedStatus(statement, plan, period, context.today),
    ...toStatusChange(plan, context),
    courseType: toMedicationCourse(plan),
    prescriptionType: toPrescriptionType(plan),
    prescriber: toPrescriber(plan, prescribedElsewhere, context),
    prescribed: plan?.authoredOn ?? null,
    supply: toPlanSupply(plan, context),
    dosage: toDosage('text', statement, plan),
    patientInstruction: toDosage('patientInstruction', statement, plan),
    period: { start: period.start ?? null, end: period.end ?? null },
    lastIssued: toLastIssued(statement, issues, context),
    prescribedElsewhere,
    degraded: hasCode(drug, transferDegraded),
    note: joinNotes([
      ...(statement.note ?? []).map(({ text }) => text),
      ...(plan?.note ?? []).map(({ text }) => text),
      ...(statement.reasonCode ?? []).map(toReason),
    ]),
    provenance: toProvenance(context, statement.dateAsserted),
  };
  const product = context.index.find(statement.medicationReference?.reference);
  return withLabels(item, toJoinedLabels(planned, product));
}

/** The plan of a statement; one that is named and cannot be used is counted, for it says how often and why. */
function toPlanned(statement: FhirMedicationStatement, context: MappingContext): FhirResource | undefined {
  const { basedOn } = statement;
  if (basedOn === undefined || basedOn.length === 0) return undefined;
  const found = context.index.find(basedOn[0]?.reference);
  const refused = toPlanRefusal(statement, found, context);
  if (refused === undefined) return found;
  count(context.tally, 'refusedParts', refused);
  return undefined;
}

function toPlanRefusal(
  statement: FhirMedicationStatement,
  found: FhirResource | undefined,
  { index }: MappingContext,
): string | undefined {
  if (found?.resourceType !== 'MedicationRequest') return 'MedicationRequest missing from the answer';
  const plan = medicationRequest.pick({ medicationReference: true, medicationCodeableConcept: true });
  const [own, planned] = [statement, plan.safeParse(found).data ?? {}].map(
    (source) => toConcept(toDrug(source, index))?.preferred,
  );
  const isOther = own?.code && planned?.code && own.system === planned.system && own.code !== planned.code;
  // The dose of one medicine must never stand with another.
  if (isRecordedInError(found)) return 'MedicationRequest entered in error';
  return isOther ? 'MedicationRequest of another medicine' : findRefusal(found, index)?.refused;
}

function toPeriod({ effectivePeriod, effectiveDateTime }: FhirMedicationStatement) {
  return effectivePeriod ?? { start: effectiveDateTime, end: undefined };
}

/** PrescribingAgency-1: another organisation or a former practice. */
function isPrescribedElsewhere({ extension }: FhirMedicationStatement): boolean {
  const agency = findExtension(extension, 'PrescribingAgency')?.valueCodeableConcept;
  return hasCode(agency, 'prescribed-by-another-organisation', 'prescribed-by-previous-practice');
}

/** The words of the statement, or those of its plan: GP Connect lets a system write only once what both say. */
function toDosage(
  field: 'text' | 'patientInstruction',
  { dosage }: FhirMedicationStatement,
  plan: FhirMedicationRequest | undefined,
): string | null {
  const join = (dosages: FhirMedicationStatement['dosage']) =>
    joinNotes((dosages ?? []).map((each) => each[field]));
  return join(dosage) ?? join(plan?.dosageInstruction);
}

/** Why it is taken. */
function toReason(reason: FhirConcept): string | undefined {
  const words = toConcept(reason)?.display;
  return words === undefined ? undefined : `Reason: ${words}`;
}
