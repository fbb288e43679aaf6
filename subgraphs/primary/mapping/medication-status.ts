import type { MedicationCourse, MedicationStatus } from '../../../schema/generated/shared.ts';
import { toInstants } from '../../../schema/runtime/partial-date.ts';
import type { FhirMedicationRequest } from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { hasCode } from '../fhir/to-concept.ts';

/**
 * Says whether a medicine is being taken. `taken` is always unknown in GP Connect and is not read; an acute
 * medicine without an end is active on its first day only.
 */
export function toMedicationStatus(
  status: string | undefined,
  course: MedicationCourse,
  period: { readonly start?: string | undefined; readonly end?: string | undefined },
  today: string,
): MedicationStatus {
  if (status !== 'active') return statuses.get(status) ?? 'UNKNOWN';
  const isOver = period.start !== undefined && toInstants(period.start).last < toInstants(today).first;
  return course === 'ACUTE' && period.end === undefined && isOver ? 'COMPLETED' : 'ACTIVE';
}

const statuses: ReadonlyMap<string | undefined, MedicationStatus> = new Map([
  ['completed', 'COMPLETED'],
  ['stopped', 'STOPPED'],
  ['entered-in-error', 'ENTERED_IN_ERROR'],
]);

/** Says whether a medicine is given once or repeatedly: PrescriptionType-1 of its plan. */
export function toMedicationCourse(plan: FhirMedicationRequest | undefined): MedicationCourse {
  const type = findExtension(plan?.extension, 'PrescriptionType')?.valueCodeableConcept;
  if (hasCode(type, 'acute', 'acute-handwritten', 'delayed-prescribing')) return 'ACUTE';
  if (hasCode(type, 'repeat')) return 'REPEAT';
  if (hasCode(type, 'repeat-dispensing')) return 'REPEAT_DISPENSED';
  return 'UNKNOWN';
}
