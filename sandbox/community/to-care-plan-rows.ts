import type { CommunityReferral, Life } from '../population/life.ts';
import { isMonitored } from '../telehealth/to-readings.ts';
import type { TableRow } from './community-rows.ts';
import { nextSubmissionMonth, submissionMonth } from './submission-month.ts';
import { toLocalPatientId } from './to-patient-rows.ts';

/** Renders a care plan: CSDS holds when and with whom, the provider's own table what it says. */
export function toCarePlanRows(
  life: Life,
  plan: NonNullable<CommunityReferral['carePlan']>,
  provider: string,
): TableRow[] {
  const created = submissionMonth(plan.created);
  const updated = submissionMonth(plan.updated);
  const keys = { orgid_provider: provider, care_plan_id: plan.id };
  const row = {
    ...keys,
    effective_from: created,
    local_patient_id: toLocalPatientId(life),
    care_plan_type: '10',
    care_plan_creation_date: plan.created,
    care_plan_last_updated_date: plan.created,
    care_plan_implementation_date: plan.created,
  };
  const resubmitted = {
    ...row,
    effective_from: updated === created ? nextSubmissionMonth(created) : updated,
    care_plan_last_updated_date: plan.updated,
  };
  return [
    { table: 'cyp004careplantype', row },
    ...(plan.updated === plan.created ? [] : [{ table: 'cyp004careplantype' as const, row: resubmitted }]),
    {
      table: 'cyp005careplanagreement',
      row: { ...keys, effective_from: created, agreed_by: '10', agreed_date: plan.created },
    },
    ...(isMonitored(life)
      ? thresholds.map((row) => ({ table: 'care_plan_threshold' as const, row: { ...keys, ...row } }))
      : []),
    {
      table: 'care_plan_detail',
      row: {
        ...keys,
        title: plan.title,
        review_date: plan.reviewDate,
        goals: plan.goals,
        actions: plan.actions,
      },
    },
  ];
}

/** The limits of glucose that the plans of people with diabetes hold; for high values they name nobody. */
const thresholds = [
  {
    threshold_id: 'low',
    observation_snomed: '997671000000106',
    comparison: 'below',
    limit_value: 4,
    ucum_unit: 'mmol/L',
    owner_team: 'Community diabetes team',
    owner_role: 'Diabetes specialist nurse',
    respond_within_minutes: 120,
  },
  {
    threshold_id: 'high',
    observation_snomed: '997671000000106',
    comparison: 'above',
    limit_value: 14,
    ucum_unit: 'mmol/L',
    owner_team: null,
    owner_role: null,
    respond_within_minutes: 1440,
  },
] as const;
