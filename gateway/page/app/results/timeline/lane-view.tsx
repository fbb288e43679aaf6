import { type KeyboardEvent, memo, useId } from 'react';
import { settingWords } from '../../completeness/settings.ts';
import { toCount } from '../../answer/words.ts';
import { toPattern } from '../patterns.tsx';
import { EventMark } from './event-mark.tsx';
import type { TimelineEvent } from './find-events.ts';
import { headHeight, rowHeight } from './measures.ts';
import type { Lane } from './lanes.ts';
import { toEventWords } from './event-words.ts';

/** The lane of one setting. Its items are a list of which arrow keys choose. */
export const LaneView = memo(function LaneView(props: {
  readonly id: string;
  readonly lane: Lane;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly staleX: number | undefined;
  readonly chosen: TimelineEvent | undefined;
  readonly onChoose: (event: TimelineEvent) => void;
}) {
  const { id, lane, y, width, height, staleX, chosen, onChoose } = props;
  const { setting, state, placed, words } = lane;
  const own = useId();
  const at = placed.findIndex(({ event }) => event === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = toNext(event.key, at, placed.length);
    const found = next === undefined ? undefined : placed[next];
    if (found === undefined) return;
    event.preventDefault();
    onChoose(found.event);
  };
  return (
    <g transform={`translate(0 ${y})`}>
      <line className="lane-line" x1={0} x2={width} />
      {lane.isGap && (
        <rect
          className="lane-gap"
          x={0}
          y={1}
          width={width}
          height={height - 2}
          fill={toPattern(id, state)}
        />
      )}
      {staleX !== undefined && staleX < width && (
        <rect
          className="lane-gap"
          x={Math.max(0, staleX)}
          y={1}
          width={width - Math.max(0, staleX)}
          height={height - 2}
          fill={toPattern(id, state)}
        />
      )}
      <text className={`lane-head lane-${setting.toLowerCase()}`} x={8} y={17}>
        {settingWords[setting]}
        <tspan className="lane-words" dx={10}>
          {fitWords(words, width - 16 - settingWords[setting].length * 9)}
        </tspan>
      </text>
      {placed.length > 0 && (
        <g
          role="listbox"
          aria-label={`${settingWords[setting]}, ${toCount(placed.length, 'item')}. ${words}`}
          tabIndex={0}
          aria-activedescendant={at < 0 ? undefined : `${own}-${at}`}
          className={`lane lane-${setting.toLowerCase()}`}
          transform={`translate(0 ${headHeight})`}
          onKeyDown={onKeyDown}
        >
          <rect
            className="lane-focus"
            x={1}
            y={-2}
            width={width - 2}
            height={height - headHeight - 2}
            rx={3}
          />
          {placed.map(({ event, left, right, row }, index) => (
            <g
              key={event.key}
              id={`${own}-${index}`}
              role="option"
              aria-selected={event === chosen}
              aria-label={toEventWords(event)}
              className={event === chosen ? 'mark mark-chosen' : 'mark'}
              onClick={() => onChoose(event)}
            >
              <title>{toEventWords(event)}</title>
              <EventMark event={event} left={left} right={right} y={row * rowHeight} />
            </g>
          ))}
        </g>
      )}
    </g>
  );
});

/** Words that do not fit are cut; the notes below the picture have them whole. */
function fitWords(words: string, width: number): string {
  const most = Math.max(0, Math.floor(width / 8));
  return words.length > most ? `${words.slice(0, Math.max(0, most - 1))}…` : words;
}

function toNext(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
