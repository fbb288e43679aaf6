import { useMemo } from 'react';
import type { AnswerList } from '../answer/find-lists.ts';
import type { Answer } from '../asking/answer.ts';
import { toEmptiness } from '../completeness/empty-list.ts';
import { stateWords } from '../completeness/states.ts';

/** The lists of an answer to choose from; of one that holds nothing it stands there why. */
export function ListOptions({
  answer,
  lists,
}: {
  readonly answer: Answer;
  readonly lists: readonly AnswerList[];
}) {
  const labels = useMemo(
    () => lists.map((list) => [list.key, toOption(answer, list)] as const),
    [answer, lists],
  );
  return labels.map(([key, label]) => (
    <option key={key} value={key}>
      {label}
    </option>
  ));
}

function toOption(answer: Answer, list: AnswerList): string {
  if (list.rows.length > 0) return list.label;
  return `${list.name} (${stateWords[toEmptiness(answer, list).state].word.toLowerCase()})`;
}
