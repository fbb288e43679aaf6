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
  const holders = new Map<string, Set<CarePlanIndexEntry>>();
  for (const plan of plans) {
    for (const key of toParts(plan).flatMap(toKeys)) {
      holders.set(key, (holders.get(key) ?? new Set()).add(plan));
    }
  }
  return (part, plan) => {
    const found = new Set(toKeys(part).flatMap((key) => [...(holders.get(key) ?? [])]));
    const others = plans.filter((other) => found.has(other) && keeperOf(other) !== keeperOf(plan));
    return others.slice(0, maximumRelations).map(({ id }) => id);
  };
}

/** Who keeps a plan; where that is not told, each plan counts as its own keeper's. */
export function keeperOf({ provenance, id }: CarePlanIndexEntry): string {
  return provenance ? toKeeper(provenance) : id;
}
