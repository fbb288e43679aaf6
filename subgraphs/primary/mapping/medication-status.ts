import type { MedicationCourse } from '../../../schema/generated/shared.ts';
import { toInstants } from '../../../schema/runtime/partial-date.ts';
import { type ToldStatus, toToldStatus } from '../../kit/medication-status.ts';
import type { FhirMedicationRequest, FhirMedicationStatement } from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';

/**
 * Says how far a medicine has come. An acute medicine without an end is active on its first day only, but for one that
 * is had if it is needed, which can be begun on any day.
 *
 * GP Connect gives the statement and its plan one status; where they differ it is not known which is right.
 */
export function toPrescribedStatus(
  { status, taken }: FhirMedicationStatement,
  plan: FhirMedicationRequest | undefined,
  period: { readonly start?: string | undefined; readonly end?: string | undefined },
  today: string,
): ToldStatus {
  const told = toToldStatus(status);
  if (told.status !== 'ACTIVE') return told;
  const authorised = plan?.status ?? 'active';
  if (authorised !== 'active')
    return { status: 'UNKNOWN', statusText: `active, by its authorisation ${authorised}` };
  // GP Connect fixes it as unknown; one that says otherwise must be believed when it says no.
  if (taken === 'n') return { status: 'NOT_TAKEN', statusText: null };
  const isOneDay = toMedicationCourse(plan) === 'ACUTE' && !isDelayed(plan) && period.end === undefined;
  const isOver = period.start !== undefined && toInstants(period.start).last < toInstants(today).first;
  return isOneDay && isOver ? { status: 'COMPLETED', statusText: null } : told;
}

/** Says whether a medicine is given once or repeatedly: PrescriptionType-1 of its plan. */
export function toMedicationCourse(plan: FhirMedicationRequest | undefined): MedicationCourse {
  const type = findType(plan);
  if (hasCode(type, 'acute', 'acute-handwritten', 'delayed-prescribing')) return 'ACUTE';
  if (hasCode(type, 'repeat')) return 'REPEAT';
  if (hasCode(type, 'repeat-dispensing')) return 'REPEAT_DISPENSED';
  return 'UNKNOWN';
}

/** The kind of prescription as the practice calls it: PrescriptionType-1 of its plan. */
export function toPrescriptionType(plan: FhirMedicationRequest | undefined): string | null {
  return toConcept(findType(plan))?.display ?? null;
}

/** An acute medicine that the person has only if it is needed later. */
function isDelayed(plan: FhirMedicationRequest | undefined): boolean {
  return hasCode(findType(plan), 'delayed-prescribing');
}

function findType(plan: FhirMedicationRequest | undefined) {
  return findExtension(plan?.extension, 'PrescriptionType')?.valueCodeableConcept;
}
