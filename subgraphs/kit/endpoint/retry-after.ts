/** Whoever asks for more patience than this is asked again all the same, in milliseconds. */
const longestPause = 60_000;

/**
 * Reads for how long a source asks to be left alone, in milliseconds, at most a minute (`Retry-After`: RFC 9110,
 * 10.2.3, as seconds or as a date); `undefined` where it does not say.
 */
export function parseRetryAfter(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(milliseconds, 0), longestPause);
}
