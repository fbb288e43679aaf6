import type { NhsNumberStatus, Patient, Sensitivity } from '../../../schema/generated/patient.ts';

/** Who a person is, as the demographic service knows them: the graph's patient without the record. */
export interface Person extends Omit<Patient, 'record' | 'source' | 'relatedPersons'> {
  readonly previousNhsNumbers: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly nhsNumberStatus: NhsNumberStatus;
}
