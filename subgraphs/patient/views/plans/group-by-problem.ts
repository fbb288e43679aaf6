import type { CarePlanIndexEntry, CodedConcept } from '../../../../schema/generated/patient.ts';
import { type ConceptKeys, isSameConcept, toConceptKeys } from '../concept-keys.ts';

/** One problem, with the plans that are about it. */
export interface ProblemGroup {
  /** Every way in which the plans name the problem, in their order; none for what is tied to no problem. */
  readonly names: readonly CodedConcept[];
  readonly plans: readonly CarePlanIndexEntry[];
}

interface Named {
  readonly concept: CodedConcept;
  readonly keys: ConceptKeys;
  readonly plan: CarePlanIndexEntry;
  readonly place: number;
}

/**
 * Puts plans together by what they are about: one that is about several things stands under each, and those that do
 * not say stand last, under no problem.
 *
 * Two names are one problem as two items of a safety list are one, and also where a third name is both.
 */
export function groupByProblem(plans: readonly CarePlanIndexEntry[]): readonly ProblemGroup[] {
  const named = plans
    .flatMap((plan) => problemsOf(plan).map((concept) => ({ concept, plan })))
    .map((each, place): Named => ({ ...each, keys: toConceptKeys(each.concept), place }));
  const groups = joinNames(named).map((group) => ({
    names: group.map(({ concept }) => concept),
    plans: [...new Set(group.map(({ plan }) => plan))],
  }));
  const rest = plans.filter((plan) => problemsOf(plan).length === 0);
  return rest.length === 0 ? groups : [...groups, { names: [], plans: rest }];
}

/** What a plan is about, and what its goals and actions are tied to. */
function problemsOf({ addresses, goals, actions }: CarePlanIndexEntry): readonly CodedConcept[] {
  const tied = [...(goals ?? []), ...(actions ?? [])].flatMap(({ problem }) => problem ?? []);
  return [...(addresses ?? []), ...tied];
}

/** In the order in which each problem is named first, and its names in theirs. */
function joinNames(named: readonly Named[]): readonly (readonly Named[])[] {
  let groups: readonly (readonly Named[])[] = [];
  for (const each of named) {
    const isMet = (group: readonly Named[]) => group.some(({ keys }) => isSameConcept(keys, each.keys));
    const met = groups.filter(isMet);
    groups = [...groups.filter((group) => !met.includes(group)), [...met.flat(), each]];
  }
  return groups
    .map((group) => group.toSorted((left, right) => left.place - right.place))
    .toSorted(([left], [right]) => (left?.place ?? 0) - (right?.place ?? 0));
}
