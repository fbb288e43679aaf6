import type { AnswerList } from '../answer/find-lists.ts';
import type { Answer } from '../asking/answer.ts';
import { toErrorState } from './error-state.ts';
import { toPart } from './source-answer.ts';
import { type StateName, stateWords, toWorst } from './states.ts';
import { toCompleteness } from './to-completeness.ts';
import { settingWords } from './settings.ts';

/** Why a list holds nothing, by what was said of it. */
export interface Emptiness {
  /** What weighs most; “none recorded” only where everybody who was asked says so. */
  readonly state: StateName;
  /** Who said what. */
  readonly said: readonly {
    readonly state: StateName;
    readonly who: string;
    readonly reason: string;
  }[];
}

/** Tells why a list holds nothing; a list that is not there because something failed is none that is empty. */
export function toEmptiness(answer: Answer, { key, gap }: AnswerList): Emptiness {
  const part = toPart(key.split('.').filter((name) => name !== 'items'));
  const said = toCompleteness(answer).flatMap(({ setting, parts }) =>
    parts
      .filter((one) => one.part === part)
      .map(({ state, reason = '', organisation }) => ({
        state,
        who: [settingWords[setting], organisation].filter(Boolean).join(' · '),
        reason: reason === '' ? stateWords[state].meaning : reason,
      })),
  );
  if (gap !== undefined) {
    const state = toErrorState(gap);
    const others = said.filter((one) => one.state !== 'NONE_RECORDED' && one.state !== 'COMPLETE');
    return { state, said: [{ state, who: 'The whole list', reason: gap.message }, ...others] };
  }
  const worst = toWorst(said.map(({ state }) => state));
  return { state: worst === 'COMPLETE' || worst === 'NOT_SUPPORTED' ? toNone(said) : worst, said };
}

/** Where all say that this is all, and it is nothing, none is recorded; where nobody can give it, nothing is known. */
function toNone(said: Emptiness['said']): StateName {
  return said.every(({ state }) => state === 'NOT_SUPPORTED') ? 'NOT_SUPPORTED' : 'NONE_RECORDED';
}
