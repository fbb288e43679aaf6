/** Says for each search whether its reader is within so many searches a minute. */
export type SearchLimit = (reader: string) => boolean;

const windowMilliseconds = 60_000;
/** Readers who are remembered at once; beyond them the one who searched longest ago is forgotten. */
const maximumReaders = 10_000;

/** Builds a limit of searches a minute for each reader; it counts in this process. */
export function createSearchLimit(searchesPerMinute: number, now: () => number = Date.now): SearchLimit {
  const searches = new Map<string, readonly number[]>();
  return (reader) => {
    const recent = (searches.get(reader) ?? []).filter((at) => now() - at < windowMilliseconds);
    const isWithin = recent.length < searchesPerMinute;
    searches.delete(reader);
    searches.set(reader, isWithin ? [...recent, now()] : recent);
    const [oldest] = searches.keys();
    if (searches.size > maximumReaders && oldest !== undefined) searches.delete(oldest);
    return isWithin;
  };
}
