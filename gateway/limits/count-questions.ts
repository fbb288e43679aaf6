import type { Caller } from '../../schema/runtime/caller.ts';
import { nameCaller } from '../identity/name-caller.ts';

/** Counts the questions that each caller has under way. */
export interface QuestionCount {
  /** Counts one more, until the function given is called; `undefined` where its caller has as many as it may. */
  begin(caller: Caller): (() => void) | undefined;
}

/** Builds what lets each caller have so many questions under way, so that none takes the room of all others. */
export function countQuestions(most: number): QuestionCount {
  const underWay = new Map<string, number>();
  return {
    begin(caller) {
      const name = nameCaller(caller);
      const count = underWay.get(name) ?? 0;
      if (count >= most) return undefined;
      underWay.set(name, count + 1);
      return () => {
        const left = (underWay.get(name) ?? 1) - 1;
        if (left === 0) underWay.delete(name);
        else underWay.set(name, left);
      };
    },
  };
}
