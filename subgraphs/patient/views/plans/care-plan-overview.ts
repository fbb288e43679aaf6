import { clinicalSettings } from '../../../../schema/care-settings.ts';
import type {
  CareGoal,
  CarePlanAction,
  CarePlanIndexEntry,
  CarePlanOverview,
  CodedConcept,
  PlannedAction,
  PlannedGoal,
  PlannedProblem,
  RelatedCarePlan,
} from '../../../../schema/generated/patient.ts';
import { toConceptKeys } from '../concept-keys.ts';
import { toNode } from '../joined-lists.ts';
import { createListShapes } from '../list-shapes.ts';
import { toListState } from '../list-state.ts';
import { type MergedItem, mergeIndexes } from '../merge-indexes.ts';
import { parseSettingPart } from '../parse-setting-part.ts';
import type { ReferencedRecord } from '../record-reference.ts';
import { plannedCareEntry } from '../shapes/listed-shapes.ts';
import { createActionCopies, createGoalCopies, type FindCopies } from './find-copies.ts';
import { findStaleness } from './find-staleness.ts';
import { groupByProblem, type ProblemGroup } from './group-by-problem.ts';
import { relatePlans } from './relate-plans.ts';

/** The plan itself is a reference, which the gateway follows to its setting. */
type ShownPlan = Omit<RelatedCarePlan, 'plan'> & { readonly plan: object };
type OfShownPlan<T> = Omit<T, 'plan'> & { readonly plan: ShownPlan };

interface ShownProblem extends Omit<PlannedProblem, 'plans' | 'goals' | 'actions'> {
  readonly plans: readonly ShownPlan[];
  readonly goals: readonly OfShownPlan<PlannedGoal>[];
  readonly actions: readonly OfShownPlan<PlannedAction>[];
}

interface ShownOverview extends Omit<CarePlanOverview, 'plans' | 'problems'> {
  readonly plans: readonly ShownPlan[];
  readonly problems: readonly ShownProblem[];
}

const shapes = createListShapes('carePlan', plannedCareEntry);

/** Puts the plans of all settings together by what they are about, as of an instant in milliseconds since 1970. */
export function toCarePlanOverview({ seal, authority, given }: ReferencedRecord, now: number): ShownOverview {
  const parts = clinicalSettings.map((setting) =>
    parseSettingPart(setting, authority.settings[setting], given[`${setting}CarePlanIndex`], shapes),
  );
  const { items, sources } = mergeIndexes(parts, ({ date }) => date);
  const plans = items.map(({ entry }) => entry);
  const shown = toShownPlans(items, seal, now);
  const copies = { goals: createGoalCopies(plans), actions: createActionCopies(plans) };
  return {
    state: toListState(plans, sources),
    plans: [...shown.values()],
    problems: groupByProblem(plans).map((group) => toProblem(group, shown, copies)),
    sources,
  };
}

function toShownPlans(items: readonly MergedItem<CarePlanIndexEntry>[], seal: string, now: number) {
  const plans = items.map(({ entry }) => entry);
  const relations = relatePlans(plans, now);
  return new Map(
    items.map((item) => {
      const { entry } = item;
      const { id, status, period, title, provenance } = entry;
      const shown: ShownPlan = {
        plan: toNode(item, seal, { status, period, title }),
        provenance,
        isOutline: entry.isOutline === true,
        sameAs: relations.get(id)?.sameAs ?? [],
        conflicts: relations.get(id)?.conflicts ?? [],
        staleness: findStaleness(entry, now),
      };
      return [entry, shown];
    }),
  );
}

function toProblem(
  { names, plans }: ProblemGroup,
  shown: ReadonlyMap<CarePlanIndexEntry, ShownPlan>,
  copies: { readonly goals: FindCopies<CareGoal>; readonly actions: FindCopies<CarePlanAction> },
): ShownProblem {
  const known = plans.flatMap((entry) => {
    const plan = shown.get(entry);
    return plan === undefined ? [] : [{ entry, plan }];
  });
  // What a plan ties to another of its problems stands there; what it ties to none stands under each.
  const isHere = ({ problem }: CareGoal | CarePlanAction) => !problem || names.includes(problem);
  return {
    problem: toShownName(names),
    plans: known.map(({ plan }) => plan),
    goals: known.flatMap(({ entry, plan }) =>
      (entry.goals ?? []).filter(isHere).map((goal) => {
        return { goal, isTied: Boolean(goal.problem), plan, sameAs: copies.goals(goal, entry) };
      }),
    ),
    actions: known.flatMap(({ entry, plan }) =>
      (entry.actions ?? []).filter(isHere).map((action) => {
        return { action, isTied: Boolean(action.problem), plan, sameAs: copies.actions(action, entry) };
      }),
    ),
  };
}

/** Of several names for one problem, the first that SNOMED CT knows. */
function toShownName(names: readonly CodedConcept[]): CodedConcept | null {
  return names.find((name) => toConceptKeys(name).hasSnomed) ?? names[0] ?? null;
}
