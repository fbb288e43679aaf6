import type { Day } from '../calendar.ts';
import type { Random } from '../random.ts';

/** The bounds that a chapter of a life keeps to: nothing before the first day, nothing from the last on. */
export interface Span {
  readonly index: number;
  readonly random: Random;
  readonly born: Day;
  /** The day of death, or else today. */
  readonly until: Day;
  readonly died: boolean;
}

/** Whether something can have happened on this day in full. */
export function isWithin(span: Span, day: Day): boolean {
  return day >= span.born && day < span.until;
}
