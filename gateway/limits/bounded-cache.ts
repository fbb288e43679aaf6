/** A cache of at most so many entries; the one that was not used for longest is forgotten first. */
export interface BoundedCache<Value> {
  /** The value that is kept under a key, made where there is none. */
  getOrMake(key: string, make: () => Value): Value;
  readonly size: number;
}

/** Builds an empty bounded cache. */
export function createBoundedCache<Value>(maximumEntries: number): BoundedCache<Value> {
  // A map keeps the order of insertion, so its first entry is the oldest.
  const entries = new Map<string, { readonly value: Value }>();
  return {
    getOrMake(key, make) {
      const found = entries.get(key) ?? { value: make() };
      entries.delete(key);
      entries.set(key, found);
      const [oldest] = entries.keys();
      if (entries.size > maximumEntries && oldest !== undefined) entries.delete(oldest);
      return found.value;
    },
    get size() {
      return entries.size;
    },
  };
}
