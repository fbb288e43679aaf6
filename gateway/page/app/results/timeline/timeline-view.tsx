import { useMemo, useRef, useState } from 'react';
import './timeline.css';
import { findLists } from '../../answer/find-lists.ts';
import { toCount } from '../../answer/words.ts';
import type { Answer } from '../../asking/answer.ts';
import { toCompleteness } from '../../completeness/to-completeness.ts';
import { SvgButton } from '../../files/svg-button.tsx';
import { GapNote } from '../gap-note.tsx';
import { EventDetails } from './event-details.tsx';
import { findEvents, type TimelineEvent } from './find-events.ts';
import { fitRange, type Range } from './range.ts';
import { RangeTools } from './range-tools.tsx';
import { TimelinePicture } from './timeline-picture.tsx';

/** What has a date in an answer, in a lane for each setting; what is missing is drawn as a gap. */
export function TimelineView({ answer }: { readonly answer: Answer }) {
  const { events, undated, unplaced } = useMemo(
    () => findEvents(findLists(answer.data, answer.errors)),
    [answer],
  );
  const settings = useMemo(() => toCompleteness(answer), [answer]);
  const whole = useMemo(() => fitRange(events, answer.askedAt), [events, answer]);
  const [range, setRange] = useState<Range>();
  const [chosen, setChosen] = useState<TimelineEvent>();
  const picture = useRef<SVGSVGElement>(null);
  const shown = chosen !== undefined && events.includes(chosen) ? chosen : undefined;
  return (
    <div className="view">
      <div className="tool-line">
        <RangeTools whole={whole} range={range ?? whole} now={answer.askedAt} onChange={setRange} />
        <span className="hint" role="status">
          {toCount(events.length, 'item')} with a date
          {undated > 0 && `, ${undated} without one: see the table`}
          {unplaced > 0 && `, ${unplaced} of no stated setting: see the table`}
        </span>
        <SvgButton answer={answer} what="timeline" picture={picture} />
      </div>
      <TimelinePicture
        picture={picture}
        events={events}
        settings={settings}
        range={range ?? whole}
        now={answer.askedAt}
        chosen={shown}
        onChoose={setChosen}
      />
      <EventDetails event={shown} />
      <GapNote settings={settings} />
    </div>
  );
}
