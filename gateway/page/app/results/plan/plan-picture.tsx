import { scaleLinear } from 'd3-scale';
import { type RefObject, useId, useRef } from 'react';
import { toBytes, toCount } from '../../answer/words.ts';
import { Patterns } from '../patterns.tsx';
import { hasTickRoom } from '../has-tick-room.ts';
import { useWidth } from '../use-width.ts';
import { toSubgraphWords } from './subgraph-words.ts';
import type { PlanFetch } from './read-plan.ts';

/** The plan as bars over time, stage below stage. */
export function PlanPicture(props: {
  readonly fetches: readonly PlanFetch[];
  readonly picture: RefObject<SVGSVGElement | null>;
}) {
  const { fetches, picture } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 260);
  const id = useId();
  const left = Math.min(170, width * 0.36);
  const last = Math.max(1, ...fetches.map(({ started, milliseconds }) => started + milliseconds));
  const scale = scaleLinear([0, last], [left, width - 16]).nice();
  const rows = toRows(fetches);
  const height = (rows.at(-1)?.bottom ?? top) + 12;
  return (
    <div ref={frame} className="picture-frame">
      <svg
        ref={picture}
        className="plan"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="The plan over time; the table below says the same in words"
      >
        <Patterns id={id} />
        {scale.ticks(Math.max(2, Math.floor(width / 120))).map((tick) => (
          <g key={tick} transform={`translate(${scale(tick)} 0)`}>
            <line className="tick" y1={top - 6} y2={height} />
            {hasTickRoom(scale(tick), width) && (
              <text className="tick-text" y={14} textAnchor="middle">
                {tick} ms
              </text>
            )}
          </g>
        ))}
        {rows.map(({ fetch, y, isFirst }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part may be asked several times
          <g key={index} transform={`translate(0 ${y})`} className={`lane-${fetch.subgraph}`}>
            {isFirst && (
              <>
                <line className="lane-line" x1={0} x2={width} y1={-stageRoom + 4} y2={-stageRoom + 4} />
                <text className="stage-text" x={8} y={-4}>
                  Stage {fetch.stage + 1}
                </text>
              </>
            )}
            <text className="plan-name" x={8} y={17}>
              {toSubgraphWords(fetch.subgraph)}
            </text>
            <Bar
              fetch={fetch}
              x={scale(fetch.started)}
              end={scale(fetch.started + fetch.milliseconds)}
              id={id}
            />
            <text
              className="plan-text"
              y={17}
              {...toTextPlace(scale(fetch.started), scale(fetch.started + fetch.milliseconds), width)}
            >
              {toBarWords(fetch)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

const top = 28;
const rowHeight = 26;
const stageRoom = 20;

function Bar(props: {
  readonly fetch: PlanFetch;
  readonly x: number;
  readonly end: number;
  readonly id: string;
}) {
  const { fetch, x, end, id } = props;
  if (fetch.state === 'skipped') return null;
  const shape = { x, y: 3, width: Math.max(3, end - x), height: 19, rx: 2 };
  return (
    <>
      <rect className={fetch.state === 'failed' ? 'plan-bar plan-failed' : 'plan-bar'} {...shape} />
      {fetch.state === 'failed' && <rect {...shape} fill={`url(#${id}-hatch)`} />}
    </>
  );
}

/** Words stand after a bar; where there is no room, within a long one or before a short one. */
function toTextPlace(start: number, end: number, width: number) {
  if (end + wordsWidth < width) return { x: end + 8, textAnchor: 'start' } as const;
  return { x: end - start > wordsWidth ? end - 8 : start - 8, textAnchor: 'end' } as const;
}

const wordsWidth = 190;

function toBarWords({ state, milliseconds, bytes, code, fields }: PlanFetch): string {
  if (state === 'skipped') return 'nothing to ask for';
  const size = bytes === undefined ? (code ?? 'failed') : toBytes(bytes);
  return `${milliseconds} ms · ${size} · ${toCount(fields, 'field')}`;
}

function toRows(fetches: readonly PlanFetch[]) {
  let y = top;
  let stage = -1;
  return fetches.map((fetch) => {
    const isFirst = fetch.stage !== stage;
    stage = fetch.stage;
    if (isFirst) y += stageRoom;
    const own = y;
    y += rowHeight;
    return { fetch, y: own, bottom: y, isFirst };
  });
}
