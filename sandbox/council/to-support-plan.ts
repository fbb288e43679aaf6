import type { Life, SupportPlan } from '../population/life.ts';
import { type CouncilWorker, workerOn } from './to-allocation.ts';

/** A person's care and support plan as the council holds it (PRSB personalised care and support plan). */
export interface CouncilSupportPlan {
  readonly supportPlanId: string;
  readonly status: 'Active' | 'Superseded' | 'Closed';
  readonly createdDate: string;
  readonly reviewDate: string;
  readonly agreedWith: string;
  readonly strengths: readonly string[];
  readonly needs: readonly { readonly description: string; readonly goals: readonly CouncilGoal[] }[];
  readonly contingencyPlans: readonly {
    readonly trigger: string;
    readonly whatShouldHappen: string;
    readonly whoToContact: string;
  }[];
  readonly fundingSource: string;
  readonly author: CouncilWorker | null;
}

/** What the person hopes for, and what is done towards it. */
export interface CouncilGoal {
  readonly description: string;
  /** 1 to 10. */
  readonly importance: number;
  /** The day by which it should be reached. */
  readonly target: string;
  readonly outcome: string | null;
  readonly status: 'In progress' | 'Achieved';
  readonly actions: SupportPlan['goals'][number]['actions'];
}

/** Renders a person's support plans, newest first; only the newest can be in force. */
export function toCouncilSupportPlans(life: Life): CouncilSupportPlan[] {
  const newestFirst = [...life.supportPlans].sort((one, other) => (one.created < other.created ? 1 : -1));
  return newestFirst.map((plan, position) => ({
    supportPlanId: plan.id,
    status: position > 0 ? 'Superseded' : life.person.deathDate === undefined ? 'Active' : 'Closed',
    createdDate: plan.created.slice(0, 10),
    reviewDate: plan.reviewDate.slice(0, 10),
    agreedWith: plan.agreedWith,
    strengths: plan.strengths,
    needs: plan.goals.map((goal) => ({
      description: `Support towards: ${goal.description}`,
      goals: [toCouncilGoal(goal, plan.reviewDate.slice(0, 10))],
    })),
    contingencyPlans: plan.contingencies.map(({ trigger, response, contact }) => ({
      trigger,
      whatShouldHappen: response,
      whoToContact: contact,
    })),
    fundingSource: plan.fundingSource,
    author: workerOn(life, plan.created),
  }));
}

function toCouncilGoal(goal: SupportPlan['goals'][number], target: string): CouncilGoal {
  const achieved =
    goal.actions.length > 0 &&
    goal.actions.every((action) => /^(completed?|done|achieved)$/i.test(action.status));
  return {
    description: goal.description,
    importance: goal.importance,
    target,
    outcome: achieved ? 'All agreed actions were carried out' : null,
    status: achieved ? 'Achieved' : 'In progress',
    actions: goal.actions,
  };
}
