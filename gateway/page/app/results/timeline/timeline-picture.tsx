import { scaleUtc } from 'd3-scale';
import { type RefObject, useId, useMemo, useRef } from 'react';
import type { SettingCompleteness } from '../../completeness/to-completeness.ts';
import { Patterns } from '../patterns.tsx';
import { hasTickRoom } from '../has-tick-room.ts';
import { useWidth } from '../use-width.ts';
import type { TimelineEvent } from './find-events.ts';
import { LaneView } from './lane-view.tsx';
import { laneHeight } from './measures.ts';
import { type Lane, toLanes } from './lanes.ts';
import type { Range } from './range.ts';

/** The picture: time from left to right, and a lane for each setting. */
export function TimelinePicture(props: {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly events: readonly TimelineEvent[];
  readonly settings: readonly SettingCompleteness[];
  readonly range: Range;
  readonly now: Date;
  readonly chosen: TimelineEvent | undefined;
  readonly onChoose: (event: TimelineEvent) => void;
}) {
  const { picture, events, settings, range, now, chosen, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 240);
  const id = useId();
  const scale = useMemo(() => scaleUtc([range.from, range.to], [8, width - 8]), [range, width]);
  const lanes = useMemo(() => {
    const within = events.filter((event) => event.from <= range.to && (event.to ?? now) >= range.from);
    return toLanes(
      { within, all: events },
      settings,
      (date) => Math.max(0, Math.min(width, scale(date))),
      now,
    );
  }, [events, settings, range, scale, width, now]);
  const height = top + lanes.reduce((sum, lane) => sum + laneHeight(lane), 0);
  const today = scale(now);
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 90)));
  const format = scale.tickFormat();
  return (
    <div ref={frame} className="picture-frame">
      <svg
        ref={picture}
        className="timeline"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Timeline, a lane for each setting"
      >
        <Patterns id={id} />
        {ticks.map((tick) => (
          <g key={tick.getTime()} transform={`translate(${scale(tick)} 0)`} aria-hidden="true">
            <line className="tick" y1={top - 6} y2={height} />
            {hasTickRoom(scale(tick), width) && (
              <text className="tick-text" y={14} textAnchor="middle">
                {format(tick)}
              </text>
            )}
          </g>
        ))}
        {toTops(lanes).map(({ lane, y }) => (
          <LaneView
            key={lane.setting}
            id={id}
            lane={lane}
            y={y}
            width={width}
            height={laneHeight(lane)}
            staleX={lane.staleFrom === undefined ? undefined : scale(lane.staleFrom)}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
        {today > 0 && today < width && (
          <g aria-hidden="true">
            <line className="today" x1={today} x2={today} y1={top - 4} y2={height} />
            <text
              className="today-text"
              x={today}
              y={top - 8}
              textAnchor={today > width - 60 ? 'end' : 'middle'}
            >
              asked
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

const top = 36;

function toTops(lanes: readonly Lane[]): readonly { readonly lane: Lane; readonly y: number }[] {
  let y = top;
  return lanes.map((lane) => {
    const own = y;
    y += laneHeight(lane);
    return { lane, y: own };
  });
}
