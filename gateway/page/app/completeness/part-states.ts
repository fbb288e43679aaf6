import { toWords } from '../answer/words.ts';
import type { SourceAnswer } from './source-answer.ts';
import { type StateName, stateNames, toWorst } from './states.ts';
import type { SettingCompleteness } from './to-completeness.ts';

/** The state of each part of an answer; where sources differ, the one that weighs most. */
export function toPartStates(parts: readonly SourceAnswer[]): ReadonlyMap<string, StateName> {
  const names = new Set(parts.map(({ part }) => part));
  return new Map(
    [...names].map((name) => [
      name,
      toWorst(parts.filter(({ part }) => part === name).map(({ state }) => state)),
    ]),
  );
}

/** The parts of an answer that are in a state. */
export function toParts(state: StateName, byPart: ReadonlyMap<string, StateName>): string {
  const names = [...byPart].flatMap(([part, one]) =>
    one === state && part !== '' ? [toWords(part).toLowerCase()] : [],
  );
  return names.length === 0 ? 'the rest' : names.join(', ');
}

/** The states of a setting beside the one that weighs most, each with its parts. */
export function toOtherStates({
  state,
  parts,
}: SettingCompleteness): readonly { readonly state: StateName; readonly parts: string }[] {
  const byPart = toPartStates(parts);
  return stateNames
    .filter((name) => name !== state && [...byPart.values()].includes(name))
    .map((name) => ({ state: name, parts: toParts(name, byPart) }));
}
