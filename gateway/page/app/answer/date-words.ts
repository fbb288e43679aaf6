const instant = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A partial date in words, at its own precision; what is not one, or is no day of any calendar, stays as it is. */
export function toDateWords(text: string): string {
  const span = toSpan(text);
  if (span === undefined || text.length === 4) return text;
  if (text.length === 7) return month.format(span.from);
  return (text.length === 10 ? day : instant).format(span.from);
}

/** An instant in words, in the reader's own time; a text at the precision that it has. */
export function toDateTimeWords(value: string | Date): string {
  return typeof value === 'string' ? toDateWords(value) : instant.format(value);
}

/** Tells whether a text is a date of any precision that the graph sends. */
export function isPartialDate(value: unknown): value is string {
  return toSpan(value) !== undefined;
}

/** The stretch of time that a partial date covers; `undefined` where the text is none. */
export function toSpan(value: unknown): { readonly from: Date; readonly to: Date } | undefined {
  if (typeof value !== 'string' || !form.test(value)) return undefined;
  const [year = 0, monthOfYear = 1, dayOfMonth = 1] = value.slice(0, 10).split('-').map(Number);
  const from = utc(year, monthOfYear - 1, dayOfMonth);
  // A month or a day that there is not must not be shown as the next one.
  if (from.getUTCMonth() !== monthOfYear - 1 || from.getUTCDate() !== dayOfMonth) return undefined;
  if (value.length === 4) return { from, to: utc(year + 1, 0, 1) };
  if (value.length === 7) return { from, to: utc(year, monthOfYear, 1) };
  if (value.length === 10) return { from, to: utc(year, monthOfYear - 1, dayOfMonth + 1) };
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : { from: at, to: at };
}

const form = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** The start of a day; a year below 100 is that year, and none of the twentieth century. */
function utc(year: number, monthIndex: number, dayOfMonth: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, monthIndex, dayOfMonth);
  return date;
}
