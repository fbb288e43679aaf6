import type { FhirTiming } from '../elements.ts';
import { toConcept } from './mapping.ts';
import { toAmountText, toRangeText } from './to-amount-text.ts';

/** The units of time of FHIR R4 (UnitsOfTime). */
const units: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
};

/** The events of the day to which something is tied (FHIR R4 EventTiming, v3-TimingEvent). */
const events: Readonly<Record<string, string>> = {
  MORN: 'in the morning',
  'MORN.early': 'early in the morning',
  'MORN.late': 'late in the morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  'AFT.early': 'early in the afternoon',
  'AFT.late': 'late in the afternoon',
  EVE: 'in the evening',
  'EVE.early': 'early in the evening',
  'EVE.late': 'late in the evening',
  NIGHT: 'at night',
  PHS: 'after sleep',
  HS: 'before sleep',
  WAKE: 'on waking',
  C: 'with a meal',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with the evening meal',
  AC: 'before a meal',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before the evening meal',
  PC: 'after a meal',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after the evening meal',
};

const days: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

type Repeat = NonNullable<FhirTiming['repeat']>;

/** Writes when something is to be given, such as "3 times every day for 7 days"; codes that are not known stay codes. */
export function toTimingText({ event = [], code, repeat = {} }: FhirTiming): readonly string[] {
  const coded = toConcept(code)?.display;
  const often = toFrequency(repeat);
  const parts = [
    often ?? coded,
    ...(repeat.when ?? []).map((when) => `${toOffset(repeat)}${word(events, when)}`),
    list(
      'on',
      repeat.dayOfWeek?.map((day) => word(days, day)),
    ),
    list(
      'at',
      repeat.timeOfDay?.map((time) => time.replace(/^(\d\d:\d\d):00$/, '$1')),
    ),
    list('at', event),
    toSpan('over', repeat.duration, repeat.durationMax, repeat.durationUnit),
    toCount(repeat),
    toBounds(repeat),
  ];
  return parts.filter((part) => part !== undefined);
}

function toFrequency({ frequency, frequencyMax, period, periodMax, periodUnit }: Repeat): string | undefined {
  const times = frequency ?? frequencyMax;
  const every = period === undefined ? undefined : toSpan('every', period, periodMax, periodUnit, true);
  if (times === undefined) return every;
  const often = toNumbers(frequency, frequencyMax);
  const isOnce = often === '1';
  if (isOnce && every !== undefined) return `once ${every}`;
  return `${often} ${isOnce ? 'time' : 'times'}${every === undefined ? '' : ` ${every}`}`;
}

function toCount({ count, countMax }: Repeat): string | undefined {
  const times = toNumbers(count, countMax);
  return times === undefined ? undefined : `${times} ${times === '1' ? 'time' : 'times'} in all`;
}

function toBounds({ boundsDuration, boundsRange, boundsPeriod }: Repeat): string | undefined {
  const long = toAmountText(boundsDuration) ?? toRangeText(boundsRange);
  if (long !== undefined) return `for ${long}`;
  const { start, end } = boundsPeriod ?? {};
  const ends = [start === undefined ? [] : `from ${start}`, end === undefined ? [] : `until ${end}`].flat();
  return ends.length === 0 ? undefined : ends.join(' ');
}

/** An interval before or after an event, in minutes. */
function toOffset({ offset }: Repeat): string {
  return offset === undefined ? '' : `${offset} ${offset === 1 ? 'minute' : 'minutes'} `;
}

function toSpan(
  before: string,
  least: number | undefined,
  most: number | undefined,
  unit: string | undefined,
  isPlainOne = false,
): string | undefined {
  const amount = toNumbers(least, most);
  if (amount === undefined) return undefined;
  const name = unit === undefined ? '' : word(units, unit);
  if (amount === '1') return isPlainOne ? `${before} ${name}`.trim() : `${before} 1 ${name}`.trim();
  return `${before} ${amount} ${name === '' ? '' : `${name}s`}`.trim();
}

function toNumbers(least: number | undefined, most: number | undefined): string | undefined {
  if (least === undefined) return most === undefined ? undefined : `up to ${most}`;
  return most === undefined ? String(least) : `${least} to ${most}`;
}

function list(before: string, parts: readonly string[] = []): string | undefined {
  return parts.length === 0 ? undefined : `${before} ${parts.join(', ')}`;
}

function word(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}
