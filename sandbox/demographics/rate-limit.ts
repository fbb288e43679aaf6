/** Says for each call whether it is within so many calls a second, counted by the clock's seconds. */
export function createRateLimit(
  callsPerSecond: number,
  now: () => number = () => performance.now(),
): () => boolean {
  let second = -1;
  let calls = 0;
  return () => {
    const current = Math.floor(now() / 1000);
    calls = current === second ? calls + 1 : 1;
    second = current;
    return calls <= callsPerSecond;
  };
}
