import type { CommunityReferral, Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { diagnosisScheme, toTeamType, unknownTeamTypes } from './community-codes.ts';
import type { TableRow } from './community-rows.ts';
import { nextSubmissionMonth, submissionMonth } from './submission-month.ts';
import { hasTrailingPipe, toLocalPatientId } from './to-patient-rows.ts';

/** Renders a referral: a row when it was received and, once it is closed, one that says so. */
export function toReferralRows(
  life: Life,
  referral: CommunityReferral,
  position: number,
  provider: string,
): TableRow[] {
  const random = createRandom(life.index, 0xc3, position);
  const received = submissionMonth(referral.received);
  const localPatientId = toLocalPatientId(life);
  const keys = { orgid_provider: provider, service_request_id: referral.serviceRequestId };
  const row = {
    ...keys,
    effective_from: received,
    local_patient_id: hasTrailingPipe(life) ? `${localPatientId}|` : localPatientId,
    referral_received_date: referral.received,
    source_of_referral: 'A1',
    primary_referral_reason: referral.reason.snomed,
    service_discharge_date: null,
  };
  const rows: TableRow[] = [
    { table: 'cyp101referral', row },
    {
      table: 'cyp102servicetypereferredto',
      row: {
        ...keys,
        effective_from: received,
        team_type: random.chance(0.03) ? random.pick(unknownTeamTypes) : toTeamType(referral.service),
      },
    },
    ...toDiagnosisRows(referral, keys),
  ];
  if (referral.discharged !== undefined) {
    const closed = submissionMonth(referral.discharged);
    rows.push({
      table: 'cyp101referral',
      row: {
        ...row,
        effective_from: closed === received ? nextSubmissionMonth(received) : closed,
        local_patient_id: localPatientId,
        service_discharge_date: referral.discharged,
      },
    });
  }
  return rows;
}

function toDiagnosisRows(
  referral: CommunityReferral,
  keys: { readonly orgid_provider: string; readonly service_request_id: string },
): TableRow[] {
  const row = {
    ...keys,
    effective_from: submissionMonth(referral.received),
    diagnosis_date: referral.received,
  };
  const { snomed, icd10 } = referral.reason;
  const coded = [
    { diagnosis_scheme: diagnosisScheme.snomed, diagnosis_code: snomed },
    ...(icd10 === undefined ? [] : [{ diagnosis_scheme: diagnosisScheme.icd10, diagnosis_code: icd10 }]),
  ];
  return coded.map((code) => ({ table: 'cyp607diagnosis', row: { ...row, ...code } }));
}
