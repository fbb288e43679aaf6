import { useMemo } from 'react';
import type { Answer, Problem } from '../asking/answer.ts';
import { parseVariables } from './variables.ts';
import { useWorkspaceState, type WorkspaceState } from './workspace.ts';

/** What stands where answers stand. */
export type Shown =
  /** Nothing was asked yet. */
  | { readonly kind: 'nothing' }
  /** What was asked last is about somebody else, or for another reader, than is chosen now: none of it is shown. */
  | { readonly kind: 'put-away'; readonly isOtherReader: boolean }
  | { readonly kind: 'asking' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'answer';
      readonly number: number;
      readonly answer: Answer;
      /** Why the same question was not answered when it was asked again. */
      readonly problem: Problem | undefined;
      /** What the question is called that it answers, where another stands in the editors now. */
      readonly otherQuestion: string | undefined;
    };

/** What decides it. */
export type ShownOf = Pick<WorkspaceState, 'latest' | 'query' | 'variables' | 'reader'> & {
  readonly isAsking: boolean;
};

/** Decides what is shown; nothing else in the page does, so that no answer stands beside another's question. */
export function toShown({ latest, query, variables, reader, isAsking }: ShownOf): Shown {
  if (latest === undefined) return { kind: 'nothing' };
  const { asked, answer, problem, number } = latest;
  if (asked !== undefined) {
    const isOtherReader = asked.reader?.id !== reader?.id;
    const isOther = toValues(asked.question) !== toValues({ query, variables: parseVariables(variables) });
    if (isOther || isOtherReader) return { kind: 'put-away', isOtherReader };
  }
  if (answer !== undefined) {
    const otherQuestion = asked === undefined || asked.question.query === query ? undefined : asked.title;
    return { kind: 'answer', number, answer, problem, otherQuestion };
  }
  if (problem !== undefined) return { kind: 'failed', problem };
  return isAsking ? { kind: 'asking' } : { kind: 'stopped' };
}

/** What is shown at the moment. */
export function useShown(): Shown {
  const latest = useWorkspaceState((state) => state.latest);
  const query = useWorkspaceState((state) => state.query);
  const variables = useWorkspaceState((state) => state.variables);
  const reader = useWorkspaceState((state) => state.reader);
  const isAsking = useWorkspaceState((state) => state.asking !== undefined);
  return useMemo(
    () => toShown({ latest, query, variables, reader, isAsking }),
    [latest, query, variables, reader, isAsking],
  );
}

/** All values that a question holds, where any could say whom it is about: its variables and the texts in its query. */
function toValues({ query, variables }: { readonly query: string; readonly variables: unknown }): string {
  const found = query.match(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|\d{6,}/g) ?? [];
  return JSON.stringify([variables ?? null, found.filter((text) => !text.startsWith('#'))]);
}
