import { useMemo } from 'react';
import type { AnswerList } from '../answer/find-lists.ts';
import type { Answer } from '../asking/answer.ts';
import { toEmptiness } from '../completeness/empty-list.ts';
import { StateMark, toStateClass } from '../completeness/state-mark.tsx';
import { stateWords } from '../completeness/states.ts';

/** Says why a list holds nothing: that none is recorded never looks like what could not be found out or is withheld. */
export function EmptyListView({ answer, list }: { readonly answer: Answer; readonly list: AnswerList }) {
  const { state, said } = useMemo(() => toEmptiness(answer, list), [answer, list]);
  return (
    <div className="empty-list">
      <div className={`tile ${toStateClass(state)}`} role="note">
        <span>
          {list.name}: <StateMark state={state} />
        </span>
        <span>{stateWords[state].meaning}</span>
      </div>
      <ul className="gap-note" aria-label="What each source said of it">
        {said.map((one) => (
          <li key={`${one.who} ${one.state} ${one.reason}`} className={`tile ${toStateClass(one.state)}`}>
            <span>
              {one.who}: <StateMark state={one.state} /> {one.reason}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
