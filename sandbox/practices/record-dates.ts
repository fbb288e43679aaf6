/** How exactly a date was recorded. */
export type DatePrecision = 'year' | 'month' | 'day' | 'instant';

const londonOffset = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'longOffset',
});
// Not from Intl, whose British September has four letters.
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The calendar date, `YYYY-MM-DD` or shorter, of an ISO 8601 date or instant. */
export function toDate(text: string): string {
  return text.slice(0, 10);
}

/** An instant with the offset in force in London: as it is if it has a time, at the start of the day if not. */
export function toInstant(text: string): string {
  if (text.length > 10) return text;
  if (text.length < 10) return text;
  const offset = londonOffset
    .formatToParts(new Date(`${text}T00:00:00Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  return `${text}T00:00:00${offset === 'GMT' || offset === undefined ? '+00:00' : offset.replace('GMT', '')}`;
}

/** A date at the asked precision or at its own where that is coarser. */
export function toPrecision(text: string, precision: DatePrecision): string {
  if (precision === 'year') return text.slice(0, 4);
  if (precision === 'month') return text.slice(0, 7);
  return precision === 'day' ? toDate(text) : toInstant(text);
}

/** The date a number of days after another, both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The whole number of days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A date as the warning texts print it, such as 02-Mar-2020. */
export function toPrintedDate(date: string): string {
  return `${date.slice(8, 10)}-${shortMonths[Number(date.slice(5, 7)) - 1] ?? ''}-${date.slice(0, 4)}`;
}
