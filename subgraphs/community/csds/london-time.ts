const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The offsets from UTC that clocks in London have had since 1925 outside the war, in minutes. */
const offsets = [0, 60] as const;

/**
 * The instant that a clock in London means, with its offset, such as `2026-07-01T09:30:00+01:00`.
 *
 * `undefined` where the clock shows such a time twice or never, in the hour of its change: nothing is guessed.
 */
export function toLondonInstant(date: string, time: string): string | undefined {
  const wall = `${date}T${time.slice(0, 5)}:${time.slice(6, 8) || '00'}`;
  const meant = offsets.filter((offset) => toWall(Date.parse(`${wall}Z`) - offset * 60_000) === wall);
  const [offset] = meant;
  if (meant.length !== 1 || offset === undefined) return undefined;
  return `${wall}${offset === 0 ? 'Z' : '+01:00'}`;
}

/** The instant some minutes after another, as a clock in London with its offset. */
export function addMinutes(instant: string, minutes: number): string {
  const milliseconds = Date.parse(instant) + minutes * 60_000;
  const wall = toWall(milliseconds);
  const offset = Math.round((Date.parse(`${wall}Z`) - milliseconds) / 60_000);
  return `${wall}${offset === 0 ? 'Z' : '+01:00'}`;
}

/** What a clock in London shows at an instant, such as `2026-07-01T09:30:00`. */
function toWall(milliseconds: number): string {
  const parts = new Map(london.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
}
