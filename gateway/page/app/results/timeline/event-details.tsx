import { flatten, toColumns } from '../../answer/flatten.ts';
import { toFieldText } from '../../answer/value-text.ts';
import { settingWords } from '../../completeness/settings.ts';
import { Qualifiers } from '../qualifiers.tsx';
import { toEventDates } from './event-words.ts';
import type { TimelineEvent } from './find-events.ts';

/** All that the answer holds of the event that is chosen. */
export function EventDetails({ event }: { readonly event: TimelineEvent | undefined }) {
  if (event === undefined) {
    return (
      <p className="hint">
        Choose an item to read it: press it, or go to a lane with Tab and along it with the arrow keys.
        Circles are meetings, squares documents, diamonds other items, bars stretches of time. Hollow did not
        take place or was ruled out; dashed is uncertain, unfinished or known by its year or month alone.
      </p>
    );
  }
  const values = flatten(event.item);
  const columns = toColumns([values]).filter(({ isTechnical }) => !isTechnical);
  return (
    <div className="event-details" role="status">
      <h2 className="small-head">
        {event.label} <Qualifiers words={event.qualifiers} />
      </h2>
      <p>
        {settingWords[event.setting]} · {event.kind} · {toEventDates(event)}
      </p>
      <dl>
        {columns.map(({ key, label }) => {
          const text = toFieldText(key, values.get(key));
          return (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{text === '' ? 'not recorded' : text}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
