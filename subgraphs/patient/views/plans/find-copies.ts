import type { CareGoal, CarePlanAction, CarePlanIndexEntry } from '../../../../schema/generated/patient.ts';
import { toConceptKeys, toWords } from '../concept-keys.ts';
import { maximumRelations, toKeeper } from '../relate-items.ts';

/** Finds the plans of other keepers that hold a goal or an action of one plan as well, by their ids. */
export type FindCopies<Part> = (part: Part, plan: CarePlanIndexEntry) => readonly string[];

/** Builds what finds the same goal: in the same words. */
export function createGoalCopies(plans: readonly CarePlanIndexEntry[]): FindCopies<CareGoal> {
  return createCopies(
    plans,
    ({ goals }) => goals ?? [],
    ({ description }) => [toWords(description)],
  );
}

/** Builds what finds the same action: by its code, or in the same words. */
export function createActionCopies(plans: readonly CarePlanIndexEntry[]): FindCopies<CarePlanAction> {
  return createCopies(
    plans,
    ({ actions }) => actions ?? [],
    ({ description, code }) => [
      `words ${toWords(description)}`,
      ...(code ? toConceptKeys(code).codes.map((each) => `code ${each}`) : []),
    ],
  );
}

function createCopies<Part>(
  plans: readonly CarePlanIndexEntry[],
  toParts: (plan: CarePlanIndexEntry) => readonly Part[],
  toKeys: (part: Part) => readonly string[],
): FindCopies<Part> {
  const known = plans.map((plan, place) => ({ plan, place, keeper: keeperOf(plan) }));
  const keepers = new Map(known.map(({ plan, keeper }) => [plan, keeper]));
  const holders = new Map<string, Set<(typeof known)[number]>>();
  for (const each of known) {
    for (const key of toParts(each.plan).flatMap(toKeys)) {
      const found = holders.get(key);
      if (found === undefined) holders.set(key, new Set([each]));
      else found.add(each);
    }
  }
  const find = (keys: readonly string[], keeper: string | undefined) =>
    [...new Set(keys.flatMap((key) => [...(holders.get(key) ?? [])]))]
      .filter((other) => other.keeper !== keeper)
      .toSorted((left, right) => left.place - right.place)
      .slice(0, maximumRelations)
      .map(({ plan: { id } }) => id);
  // What many plans of one keeper hold is looked for once.
  const answers = new Map<string, readonly string[]>();
  return (part, plan) => {
    const keys = toKeys(part);
    const keeper = keepers.get(plan);
    const name = JSON.stringify([keeper, keys]);
    const answer = answers.get(name) ?? find(keys, keeper);
    answers.set(name, answer);
    return answer;
  };
}

/** Who keeps a plan; where that is not told, each plan counts as its own keeper's. */
export function keeperOf({ provenance, id }: CarePlanIndexEntry): string {
  return provenance ? toKeeper(provenance) : id;
}
