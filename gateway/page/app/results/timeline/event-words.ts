import { toDateWords } from '../../answer/date-words.ts';
import type { TimelineEvent } from './find-events.ts';

/** An event in a line. */
export function toEventWords(event: TimelineEvent): string {
  const qualifiers = event.qualifiers.length === 0 ? '' : ` (${event.qualifiers.join(', ')})`;
  return `${event.label}${qualifiers}, ${toEventDates(event)}`;
}

/** When an event was, as it was recorded. */
export function toEventDates({ dates: [start, end], to }: TimelineEvent): string {
  const from = start === '' ? '' : toDateWords(start);
  if (end !== undefined && end !== start)
    return from === '' ? `until ${toDateWords(end)}` : `${from} to ${toDateWords(end)}`;
  return to === undefined ? `from ${from}, no end recorded` : from;
}
