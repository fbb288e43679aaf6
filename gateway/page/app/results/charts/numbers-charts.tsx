import { useCallback, useRef, useState } from 'react';
import { toCount } from '../../answer/words.ts';
import type { Answer } from '../../asking/answer.ts';
import { SvgButton } from '../../files/svg-button.tsx';
import { useWidth } from '../use-width.ts';
import { drawSeries } from './draw-series.ts';
import { Drawing } from './drawing.tsx';
import type { FoundNumbers, NumberSeries } from './find-numbers.ts';
import type { ReferenceRange } from './reference-range.ts';

const mostAtOnce = 6;

/** Numbers over time, a picture for each kind and unit. */
export function NumbersCharts({
  answer,
  numbers,
}: {
  readonly answer: Answer;
  readonly numbers: FoundNumbers;
}) {
  const { series, undated, errors } = numbers;
  const [shown, setShown] = useState(mostAtOnce);
  if (series.length === 0) {
    return (
      <p className="notice">
        This answer holds no numbers with a date. Ask for something that is measured, with its quantity and
        its date.
      </p>
    );
  }
  return (
    <>
      <p className="hint">
        {toCount(series.length, 'kind')} of numbers; numbers in different units never share a picture.
        Triangles point to where the true number lies (&lt; or &gt;), hollow ones are not final, or known by
        their year or month alone, crosses do not hold.
        {undated > 0 && ` ${toCount(undated, 'number')} without a date: see the table.`}
        {errors > 0 && ` ${toCount(errors, 'number')} entered in error: not drawn, see the table.`}
      </p>
      {series.slice(0, shown).map((one) => (
        <SeriesChart key={one.key} answer={answer} series={one} />
      ))}
      {series.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + mostAtOnce)}>
          Show more of {series.length}
        </button>
      )}
    </>
  );
}

function SeriesChart({ answer, series }: { readonly answer: Answer; readonly series: NumberSeries }) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(frame, 260);
  const draw = useCallback(() => drawSeries(series, width), [series, width]);
  const title = series.unit === '' ? series.label : `${series.label} (${series.unit})`;
  return (
    <figure className="series">
      <div className="tool-line">
        <figcaption>
          {title}
          {series.normal !== undefined && (
            <span className="hint"> dashed: what its source calls normal, {toRangeWords(series.normal)}</span>
          )}
        </figcaption>
        <SvgButton answer={answer} what={title} picture={picture} />
      </div>
      <div ref={frame} className="picture-frame">
        <Drawing draw={draw} picture={picture} />
      </div>
    </figure>
  );
}

function toRangeWords({ low, high }: ReferenceRange): string {
  if (low === undefined) return `up to ${high}`;
  return high === undefined ? `from ${low}` : `${low} to ${high}`;
}
