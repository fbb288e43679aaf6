import { useId, useMemo, useState } from 'react';
import './table.css';
import { findCompositeFields } from '../../answer/composite-fields.ts';
import { findLists, toFirstList } from '../../answer/find-lists.ts';
import { toTable } from '../../answer/to-table.ts';
import { findUnknownPeople } from '../../answer/unknown-people.ts';
import type { Answer } from '../../asking/answer.ts';
import { ListOptions } from '../list-options.tsx';
import { DataTable } from './data-table.tsx';

/** Any list of an answer as a table. */
export function TableView({ answer }: { readonly answer: Answer }) {
  const lists = useMemo(
    () =>
      findLists(
        answer.data,
        [...answer.errors, ...findUnknownPeople(answer)],
        findCompositeFields(answer.question.query),
      ),
    [answer],
  );
  const [key, setKey] = useState<string>();
  const field = useId();
  const list = lists.find((one) => one.key === key) ?? toFirstList(lists);
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
          <ListOptions answer={answer} lists={lists} />
        </select>
      </DataTable>
    </div>
  );
}
