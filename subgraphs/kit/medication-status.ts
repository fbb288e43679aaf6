import type { MedicationStatement, MedicationStatus } from '../../schema/generated/shared.ts';

/** How far a medicine has come, and the source's own word where the graph has none. */
export type ToldStatus = Pick<MedicationStatement, 'status' | 'statusText'>;

/** The statuses of MedicationRequest and MedicationStatement in FHIR STU3 and R4. */
const statuses: ReadonlyMap<string, MedicationStatus> = new Map([
  ['active', 'ACTIVE'],
  ['on-hold', 'ON_HOLD'],
  ['intended', 'INTENDED'],
  ['draft', 'DRAFT'],
  ['completed', 'COMPLETED'],
  ['stopped', 'STOPPED'],
  ['cancelled', 'CANCELLED'],
  ['not-taken', 'NOT_TAKEN'],
  ['entered-in-error', 'ENTERED_IN_ERROR'],
  ['unknown', 'UNKNOWN'],
]);

/** Says how far a medicine has come by a status of FHIR; one that is not known is kept as it was sent. */
export function toToldStatus(code: string | undefined): ToldStatus {
  const status = code === undefined ? 'UNKNOWN' : statuses.get(code);
  return status === undefined
    ? { status: 'UNKNOWN', statusText: code ?? null }
    : { status, statusText: null };
}

/** Tells whether a medicine must not be shown, because nobody should ever have recorded it. */
export function isRecordedInError(medicine: object): boolean {
  return 'status' in medicine && medicine.status === 'entered-in-error';
}
