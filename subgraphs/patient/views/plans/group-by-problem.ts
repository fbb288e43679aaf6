import type { CarePlanIndexEntry, CodedConcept } from '../../../../schema/generated/patient.ts';
import { type ConceptKeys, toConceptKeys } from '../concept-keys.ts';

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
  const roots = named.map((_each, place) => place);
  const findRoot = (place: number): number => {
    let root = place;
    while (roots[root] !== undefined && roots[root] !== root) root = roots[root] ?? root;
    roots[place] = root;
    return root;
  };
  const join = (left: Named, right: Named) => {
    const [first, second] = [findRoot(left.place), findRoot(right.place)];
    roots[Math.max(first, second)] = Math.min(first, second);
  };
  const byCode = groupByKeys(named, ({ keys }) => keys.codes);
  for (const [first, ...others] of byCode) for (const other of others) if (first) join(first, other);
  for (const alike of groupByKeys(named, ({ keys }) => (keys.words === undefined ? [] : [keys.words]))) {
    // SNOMED CT tells two of its own apart whatever their words; one that it does not know is as good as either.
    const unknown = alike.find(({ keys }) => !keys.hasSnomed);
    for (const other of alike) if (unknown) join(unknown, other);
  }
  return [...Map.groupBy(named, ({ place }) => findRoot(place)).values()];
}

function groupByKeys(
  named: readonly Named[],
  toKeys: (each: Named) => readonly string[],
): readonly (readonly Named[])[] {
  const groups = new Map<string, Named[]>();
  for (const each of named) {
    for (const key of toKeys(each)) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [each]);
      else known.push(each);
    }
  }
  return [...groups.values()];
}
