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

/** A partial date in words, at its own precision; what is not one stays as it is. */
export function toDateWords(text: string): string {
  if (/^\d{4}$/.test(text)) return text;
  if (/^\d{4}-\d{2}$/.test(text)) return month.format(new Date(`${text}-01T00:00:00Z`));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day.format(new Date(`${text}T00:00:00Z`));
  return toDateTimeWords(text);
}

/** An instant in words, in the reader's own time; what is not one stays as it is. */
export function toDateTimeWords(value: string | Date): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? String(value) : instant.format(date);
}

/** Tells whether a text is a date of any precision that the graph sends. */
export function isPartialDate(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.test(value)
  );
}

/** The stretch of time that a partial date covers; `undefined` where the text is none. */
export function toSpan(value: unknown): { readonly from: Date; readonly to: Date } | undefined {
  if (!isPartialDate(value)) return undefined;
  const [year = 0, monthOfYear, dayOfMonth] = value.slice(0, 10).split('-').map(Number);
  if (monthOfYear === undefined) return { from: utc(year, 0, 1), to: utc(year + 1, 0, 1) };
  if (dayOfMonth === undefined) return { from: utc(year, monthOfYear - 1, 1), to: utc(year, monthOfYear, 1) };
  if (value.length === 10) {
    return { from: utc(year, monthOfYear - 1, dayOfMonth), to: utc(year, monthOfYear - 1, dayOfMonth + 1) };
  }
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : { from: at, to: at };
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}
