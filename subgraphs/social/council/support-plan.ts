import type { CareGoal, CarePlanStatus, SupportPlan } from '../../../schema/generated/social.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import type { CouncilSupportPlan } from './api-shapes.ts';
import {
  type ItemContext,
  toItemId,
  toOrganisation,
  toProvenance,
  toWorker,
} from '../events/item-context.ts';

const statuses: readonly (readonly [pattern: RegExp, status: CarePlanStatus])[] = [
  [/^(?:draft|in[ _-]?progress|in preparation)$/i, 'DRAFT'],
  [/^(?:active|current|agreed|authorised|in[ _-]?force|open)$/i, 'ACTIVE'],
  [/^(?:on[ _-]?hold|suspended|paused)$/i, 'ON_HOLD'],
  [/^(?:completed?|closed|ended|finished)$/i, 'COMPLETED'],
  [/^(?:revoked|cancelled|withdrawn)$/i, 'REVOKED'],
  [/^entered[ _-]in[ _-]error$/i, 'ENTERED_IN_ERROR'],
];

type Goal = NonNullable<NonNullable<CouncilSupportPlan['needs']>[number]['goals']>[number];

/** Maps a support plan: its needs are what the plan is about, their goals and actions are the plan's. */
export function toSupportPlan(plan: CouncilSupportPlan, context: ItemContext): ItemOf<SupportPlan> {
  const needs = plan.needs ?? [];
  const goals = needs.flatMap((need) => {
    const problem = toTextConcept(need.description);
    return (need.goals ?? []).map((goal) => ({ goal, problem }));
  });
  const { author } = plan;
  return {
    id: toItemId(context, 'SupportPlan', plan.supportPlanId),
    setting: 'SOCIAL',
    status: toStatus(plan.status),
    title: 'Support plan',
    period: { start: plan.createdDate, end: null },
    category: null,
    author:
      author === null || author === undefined
        ? null
        : toWorker(context, author.name, [author.role, author.team].filter(Boolean).join(', ') || null),
    created: plan.createdDate,
    reviewDate: plan.reviewDate,
    agreedWith: plan.agreedWith,
    addresses: needs.map((need) => toTextConcept(need.description)),
    goals: goals.map(({ goal, problem }) => ({ ...toGoal(goal), problem })),
    actions: goals.flatMap(({ goal, problem }) =>
      (goal.actions ?? []).map(({ what, who, when, status }) => {
        return { description: what, who, when, status, problem };
      }),
    ),
    contingencies: (plan.contingencyPlans ?? []).map(({ trigger, whatShouldHappen, whoToContact }) => ({
      trigger,
      response: whatShouldHappen,
      contact: whoToContact,
    })),
    organisation: toOrganisation(context),
    provenance: toProvenance(context, plan.createdDate),
    strengths: [...(plan.strengths ?? [])],
    fundingSource: plan.fundingSource,
  };
}

/** A target that is not a date, such as "by Christmas", stays with the goal's words. */
function toGoal({ description, importance, target, outcome, status }: Goal): CareGoal {
  const date = target === null ? undefined : parsePartialDate(target);
  return {
    description: target === null || date !== undefined ? description : `${description} (target: ${target})`,
    status,
    importance: importance ?? null,
    target: date ?? null,
    outcome,
  };
}

function toStatus(status: string | null): CarePlanStatus {
  if (status === null) return 'UNKNOWN';
  return statuses.find(([pattern]) => pattern.test(status))?.[1] ?? 'UNKNOWN';
}
