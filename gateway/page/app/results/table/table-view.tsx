import { useId, useMemo, useState } from 'react';
import './table.css';
import { type AnswerList, findLists } from '../../answer/find-lists.ts';
import { toTable } from '../../answer/to-table.ts';
import { findUnknownPeople } from '../../answer/unknown-people.ts';
import type { Answer } from '../../asking/answer.ts';
import { DataTable } from './data-table.tsx';

/** Any list of an answer as a table. */
export function TableView({ answer }: { readonly answer: Answer }) {
  const lists = useMemo(
    () => findLists(answer.data, [...answer.errors, ...findUnknownPeople(answer)]),
    [answer],
  );
  const [key, setKey] = useState<string>();
  const field = useId();
  const list = lists.find((one) => one.key === key) ?? toFirst(lists);
  const table = useMemo(() => (list === undefined ? undefined : toTable(list)), [list]);
  if (list === undefined || table === undefined) {
    return (
      <p className="notice">This answer holds no list. Look at it as JSON, or ask for a list of something.</p>
    );
  }
  return (
    <div className="view">
      <DataTable key={`${list.key} ${answer.askedAt.getTime()}`} answer={answer} list={list} table={table}>
        <label htmlFor={field}>Show</label>
        <select id={field} value={list.key} onChange={(event) => setKey(event.currentTarget.value)}>
          {lists.map((one) => (
            <option key={one.key} value={one.key}>
              {one.label}
            </option>
          ))}
        </select>
      </DataTable>
    </div>
  );
}

/** The first list that holds something, before those about sources. */
function toFirst(lists: readonly AnswerList[]): AnswerList | undefined {
  return lists.find(({ isSources, key }) => !isSources && key.includes('.')) ?? lists[0];
}
