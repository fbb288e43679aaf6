import type {
  CarePlanConflict,
  CarePlanConflictSubject,
  CarePlanIndexEntry,
} from '../../../../schema/generated/patient.ts';
import { isSameConcept, toConceptKeys, toWords } from '../concept-keys.ts';
import { maximumRelations } from '../relate-items.ts';
import { keeperOf } from './find-copies.ts';
import { isStandingPlan } from './is-standing-plan.ts';
import { type PlanDecisions, toPlanDecisions } from './plan-decisions.ts';

/** What other plans say of one. */
export interface PlanRelations {
  readonly sameAs: readonly string[];
  readonly conflicts: readonly CarePlanConflict[];
}

interface Compared {
  readonly plan: CarePlanIndexEntry;
  readonly keeper: string;
  readonly isStanding: boolean;
  readonly decisions: PlanDecisions;
  /** All that the plan wants and does, in comparable words. */
  readonly content: string;
}

/** The kind that says no more than that something is a care plan. */
const anyPlan = 'snomed 734163000';

const subjects = [
  ['RESUSCITATION', 'resuscitation'],
  ['PLACE_OF_CARE', 'placeOfCare'],
  ['PLACE_OF_DEATH', 'placeOfDeath'],
] as const satisfies readonly (readonly [CarePlanConflictSubject, keyof PlanDecisions])[];

/**
 * Says of every plan which others are copies of it and which contradict it, by its id; the order of the plans makes
 * no difference to what is related.
 *
 * Unlike allergies, two plans of one keeper can contradict each other too: both are there to be acted on.
 */
export function relatePlans(
  plans: readonly CarePlanIndexEntry[],
  now: number,
): ReadonlyMap<string, PlanRelations> {
  const compared = plans.map((plan) => toCompared(plan, now));
  // Most plans decide nothing that another could contradict, and few are of one day.
  const deciding = compared.filter(isDeciding);
  const byDay = Map.groupBy(compared, ({ plan }) => plan.created ?? '');
  return new Map(
    compared.map((each) => {
      const same = (byDay.get(each.plan.created ?? '') ?? []).filter((other) => isCopy(each, other));
      const conflicts = deciding.flatMap((other) =>
        findConflicts(each, other).map((about) => ({ about, plan: other.plan.id })),
      );
      const relations = {
        sameAs: same.slice(0, maximumRelations).map(({ plan }) => plan.id),
        conflicts: conflicts.slice(0, maximumRelations),
      };
      return [each.plan.id, relations] as const;
    }),
  );
}

function isDeciding({ isStanding, decisions }: Compared): boolean {
  return isStanding && (decisions.isForEmergency || subjects.some(([, name]) => decisions[name].size > 0));
}

function toCompared(plan: CarePlanIndexEntry, now: number): Compared {
  const wanted = [
    ...(plan.goals ?? []).map(({ description }) => description),
    ...(plan.actions ?? []).map(({ description }) => description),
    ...(plan.contingencies ?? []).map(({ trigger, response }) => `${trigger} ${response}`),
    ...(plan.addresses ?? []).map(({ display }) => display),
  ];
  return {
    plan,
    keeper: keeperOf(plan),
    isStanding: isStandingPlan(plan, now),
    decisions: toPlanDecisions(plan),
    content: JSON.stringify(wanted.map(toWords).toSorted()),
  };
}

/** One form that two keepers hold: of the same day, and of the same particular kind or with the same content. */
function isCopy(left: Compared, right: Compared): boolean {
  if (left.keeper === right.keeper || !left.plan.created || left.plan.created !== right.plan.created) {
    return false;
  }
  if (left.plan.status === 'ENTERED_IN_ERROR' || right.plan.status === 'ENTERED_IN_ERROR') return false;
  return isSameKind(left, right) || isSameContent(left, right);
}

function isSameKind(left: Compared, right: Compared): boolean {
  const [one, other] = [left.plan.category, right.plan.category];
  if (!one || !other) return false;
  const keys = toConceptKeys(one);
  return !keys.codes.includes(anyPlan) && keys.hasSnomed && isSameConcept(keys, toConceptKeys(other));
}

function isSameContent(left: Compared, right: Compared): boolean {
  return left.content !== '[]' && left.content === right.content && !isOutlined(left, right);
}

function findConflicts(left: Compared, right: Compared): readonly CarePlanConflictSubject[] {
  if (!left.isStanding || !right.isStanding) return [];
  const decided = subjects.flatMap(([about, name]) =>
    isContrary(left.decisions[name], right.decisions[name]) ? [about] : [],
  );
  if (decided.length > 0 || left === right) return decided;
  if (!left.decisions.isForEmergency || !right.decisions.isForEmergency) return [];
  if (isOutlined(left, right)) return ['NOT_COMPARABLE'];
  return left.content === right.content ? [] : ['EMERGENCY_TREATMENT'];
}

function isContrary(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size > 0 && right.size > 0 && new Set([...left, ...right]).size > 1;
}

function isOutlined(left: Compared, right: Compared): boolean {
  return left.plan.isOutline === true || right.plan.isOutline === true;
}
