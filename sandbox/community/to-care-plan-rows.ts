import type { CommunityReferral, Life } from '../population/life.ts';
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
