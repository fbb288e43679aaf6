import { useMemo, useState } from 'react';
import './charts.css';
import { findCompositeFields } from '../../answer/composite-fields.ts';
import { findLists } from '../../answer/find-lists.ts';
import type { Answer } from '../../asking/answer.ts';
import { toCompleteness } from '../../completeness/to-completeness.ts';
import { GapNote } from '../gap-note.tsx';
import { CountsChart } from './counts-chart.tsx';
import { findNumbers } from './find-numbers.ts';
import { NumbersCharts } from './numbers-charts.tsx';

/** An answer in pictures: how often what stands in it, and its numbers over time. */
export function ChartsView({ answer }: { readonly answer: Answer }) {
  const lists = useMemo(
    () => findLists(answer.data, answer.errors, findCompositeFields(answer.question.query)),
    [answer],
  );
  const numbers = useMemo(() => findNumbers(lists), [lists]);
  const settings = useMemo(() => toCompleteness(answer), [answer]);
  const [kind, setKind] = useState<'counts' | 'numbers'>(() =>
    numbers.series.some(({ points }) => points.length > 2) ? 'numbers' : 'counts',
  );
  return (
    <div className="view">
      <fieldset className="tool-line choice-line">
        <legend className="heard-only">What to draw</legend>
        <label className="check-line">
          <input type="radio" name="chart" checked={kind === 'counts'} onChange={() => setKind('counts')} />
          Counts by category
        </label>
        <label className="check-line">
          <input type="radio" name="chart" checked={kind === 'numbers'} onChange={() => setKind('numbers')} />
          Numbers over time
        </label>
      </fieldset>
      {kind === 'counts' ? (
        <CountsChart answer={answer} lists={lists} />
      ) : (
        <NumbersCharts answer={answer} numbers={numbers} />
      )}
      <GapNote settings={settings} />
    </div>
  );
}
