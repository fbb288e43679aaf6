import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { type AnswerList, toFirstList } from '../../answer/find-lists.ts';
import { toTable } from '../../answer/to-table.ts';
import type { Answer } from '../../asking/answer.ts';
import { SvgButton } from '../../files/svg-button.tsx';
import { EmptyListView } from '../empty-list-view.tsx';
import { ListOptions } from '../list-options.tsx';
import { Patterns } from '../patterns.tsx';
import { useWidth } from '../use-width.ts';
import { countCategories, findCountable } from './count-categories.ts';
import { drawCounts } from './draw-counts.ts';
import { Drawing } from './drawing.tsx';

/** How often each value of a column stands in a list. */
export function CountsChart({
  answer,
  lists,
}: {
  readonly answer: Answer;
  readonly lists: readonly AnswerList[];
}) {
  const [key, setKey] = useState<string>();
  const [chosen, setColumn] = useState<number>();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(frame, 260);
  const list = lists.find((one) => one.key === key) ?? toFirstList(lists);
  const table = useMemo(() => (list === undefined ? undefined : toTable(list)), [list]);
  const countable = useMemo(() => (table === undefined ? [] : findCountable(table)), [table]);
  const column = chosen !== undefined && countable.includes(chosen) ? chosen : (countable[0] ?? 0);
  const label = table?.columns[column]?.label ?? '';
  const draw = useCallback(() => {
    const counts = table === undefined ? [] : countCategories(table, column);
    const drawn = drawCounts(counts, { width, label: `Counts by ${label}`, hatch: `url(#${id}-hatch)` });
    return drawn;
  }, [table, column, width, label, id]);
  if (list === undefined || table === undefined) {
    return <p className="notice">This answer holds no list to count in.</p>;
  }
  return (
    <>
      <div className="tool-line">
        <strong className="hint printed-only">
          {list.name}
          {list.rows.length > 0 && ` by ${label}`}
        </strong>
        <label htmlFor={`${id}-list`}>Count in</label>
        <select
          id={`${id}-list`}
          value={list.key}
          onChange={(event) => {
            setKey(event.currentTarget.value);
            setColumn(undefined);
          }}
        >
          <ListOptions answer={answer} lists={lists} />
        </select>
        {list.rows.length > 0 && (
          <>
            <label htmlFor={`${id}-column`}>by</label>
            <select
              id={`${id}-column`}
              value={column}
              onChange={(event) => setColumn(Number(event.currentTarget.value))}
            >
              {countable.map((index) => (
                <option key={index} value={index}>
                  {table.columns[index]?.label}
                </option>
              ))}
            </select>
            <SvgButton answer={answer} what={`${list.key} by ${label}`} picture={picture} />
          </>
        )}
      </div>
      <svg width="0" height="0" aria-hidden="true" className="pattern-store">
        <Patterns id={id} />
      </svg>
      <div ref={frame} className="picture-frame">
        {list.rows.length === 0 ? (
          <EmptyListView answer={answer} list={list} />
        ) : (
          <Drawing draw={draw} picture={picture} />
        )}
      </div>
    </>
  );
}
