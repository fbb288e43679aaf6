import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const midnight = /[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+0[01]:00)?$/;
const localTime = /[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[AP]M)?$/i;

/**
 * Reads a day in any of the styles in which councils write one, as `YYYY-MM-DD`; `undefined` where it names none.
 *
 * Styles: `2026-03-31`, `31/03/2026` (day first; also with `-` or `.`), `31-Mar-2026`, `20260331`, each also with a
 * time behind it. Years have four digits: two would put a birth into the wrong century. A time with an offset can mean
 * another day here, and is read at midnight alone.
 */
export function readDay(text: string): string | undefined {
  const day = text.trim().replace(midnight, '').replace(localTime, '');
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(day);
  if (iso !== null) return toDay(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(day);
  if (slashed !== null) return toDay(slashed[3], slashed[2], slashed[1]);
  const named = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(day);
  if (named === null) return undefined;
  const month = months.indexOf((named[2] ?? '').toLowerCase()) + 1;
  return month === 0 ? undefined : toDay(named[3], String(month), named[1]);
}

function toDay(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parsePartialDate(text);
}
