/** A whole day, counted from 1 January 1970. */
export type Day = number;

const millisecondsPerDay = 86_400_000;

/** The day of an ISO 8601 date such as `2026-11-01`. */
export function toDay(date: string): Day {
  const day = Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / millisecondsPerDay;
  if (!Number.isInteger(day)) throw new RangeError('This is not a calendar date.');
  return day;
}

/** The ISO 8601 date of a day. */
export function toDate(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The ISO 8601 instant of a clock time in England, in minutes after midnight, with its offset. */
export function toInstant(day: Day, minutes: number): string {
  const date = new Date((day * 1440 + minutes) * 60_000);
  const offset = isSummerTime(date) ? '+01:00' : '+00:00';
  return `${date.toISOString().slice(0, 19)}${offset}`;
}

/** Whole years from one day to a later one, as a birthday counts them. */
export function yearsBetween(from: Day, to: Day): number {
  const [start, end] = [toDate(from), toDate(to)];
  const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return end.slice(5) < start.slice(5) ? years - 1 : years;
}

/** The same day of the month some years earlier or later; 29 February becomes 1 March where it must. */
export function addYears(day: Day, years: number): Day {
  const date = new Date(day * millisecondsPerDay);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / millisecondsPerDay;
}

/** The day itself, or the Monday after where it falls on a weekend. */
export function toWorkingDay(day: Day): Day {
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 6) return day + 2;
  return weekday === 0 ? day + 1 : day;
}

/** Clocks go forward on the last Sunday of March and back on the last Sunday of October. */
function isSummerTime(local: Date): boolean {
  const year = local.getUTCFullYear();
  const time = local.getTime();
  return time >= lastSunday(year, 2) + 3_600_000 && time < lastSunday(year, 9) + 7_200_000;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * millisecondsPerDay;
}
