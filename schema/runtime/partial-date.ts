/** A date at the precision at which it was recorded: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an instant. */
export type PartialDate = string;

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Admits a partial date that names a real day, as it stands; anything else is `undefined`. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, , month, day, hour, minute, second] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day !== undefined && Number(day) > daysIn(Number(match[1]), Number(month))) return undefined;
  if (day === '00') return undefined;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  return text;
}

/** The first and last millisecond that a partial date can mean, in UTC for whole days. */
export function toInstants(date: PartialDate): { readonly first: number; readonly last: number } {
  if (date.includes('T')) {
    // Some systems send an instant without its offset; it is ordered as if it were UTC and printed as sent.
    const instant = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? date : `${date}Z`);
    return { first: instant, last: instant };
  }
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) return { first, last: Date.UTC(year, (month ?? 1) - 1, day + 1) - 1 };
  if (month !== undefined) return { first, last: Date.UTC(year, month, 1) - 1 };
  return { first, last: Date.UTC(year + 1, 0, 1) - 1 };
}

/** A stretch of time whose ends may be open or unknown. */
export interface PartialPeriod {
  readonly start?: PartialDate | null | undefined;
  readonly end?: PartialDate | null | undefined;
}

/** Tells whether a stretch of time shares a moment with another; an open or unknown end reaches for ever. */
export function isOverlapping(left: PartialPeriod, right: PartialPeriod): boolean {
  const start = (side: PartialPeriod) =>
    side.start ? toInstants(side.start).first : Number.NEGATIVE_INFINITY;
  const end = (side: PartialPeriod) => (side.end ? toInstants(side.end).last : Number.POSITIVE_INFINITY);
  return start(left) <= end(right) && start(right) <= end(left);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
