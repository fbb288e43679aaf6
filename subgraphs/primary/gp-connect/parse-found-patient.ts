import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { searchsetBundle } from '../fhir/document-resources.ts';
import { createRecordIndex } from '../structured-record/record-index.ts';
import { verifySubject } from '../structured-record/verify-subject.ts';

/** The id under which one capability of a practice's system knows the person, for the calls that follow. */
export interface FoundPatient {
  readonly kind: 'patient';
  readonly id: string;
}

/**
 * Reads the answer to "Find a patient" (GP Connect, by NHS number) and compares the person.
 *
 * Nobody found can mean that they are restricted or no longer registered: it never means that there is no record.
 * The id becomes part of an address, so it must have the form that FHIR gives ids.
 */
export function parseFoundPatient(answer: unknown, subject: RecordSubject): FoundPatient | Failed {
  const frame = searchsetBundle.safeParse(answer);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const index = createRecordIndex(frame.data.entry ?? []);
  const patients = index.ofType('Patient');
  if (patients.length === 0) return failed('SOURCE_RECORD_NOT_AVAILABLE');
  const verified = verifySubject(index, subject);
  if (verified.kind === 'failed') return verified;
  const ids = new Set(patients.map(({ id }) => id));
  const { id } = verified.patient;
  if (ids.size !== 1) return failed('SOURCE_IDENTITY_MISMATCH');
  if (id === undefined || !/^[A-Za-z0-9.-]{1,64}$/.test(id)) return failed('SOURCE_BAD_CONTENT');
  return { kind: 'patient', id };
}
