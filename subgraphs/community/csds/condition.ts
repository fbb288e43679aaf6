import type { Condition } from '../../../schema/generated/community.ts';
import { toDiagnosisConcept } from './concepts.ts';
import { type ItemContext, toItemId, toProvenance } from './item-context.ts';
import type { diagnoses, RowOf } from './tables.ts';

/**
 * Maps the primary diagnosis of a referral. The data set says when it was made, which is not when it began, and
 * not whether it is still active.
 */
export function toCondition(row: RowOf<typeof diagnoses>, context: ItemContext): Condition {
  const scheme = row.diagnosis_scheme ?? '';
  return {
    id: toItemId(context, 'Condition', row.service_request_id, scheme, row.diagnosis_code),
    code: toDiagnosisConcept(row.diagnosis_scheme, row.diagnosis_code),
    clinicalStatus: 'UNKNOWN',
    certainty: 'CONFIRMED',
    significance: null,
    onset: null,
    abated: null,
    note: null,
    provenance: toProvenance(context, row.diagnosis_date),
  };
}
