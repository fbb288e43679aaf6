/** A cache whose entries weigh at most so much together; the one that was not used for longest is forgotten first. */
export interface WeightedCache<Value> {
  get(key: string): Value | undefined;
  /** Keeps a value; one that weighs more than all may is not kept. */
  set(key: string, value: Value, weight: number): void;
  delete(key: string): void;
  readonly weight: number;
  /** From the one not used for longest to the one used last. */
  values(): readonly Value[];
}

/** Builds an empty weighted cache. */
export function createWeightedCache<Value>(maximumWeight: number): WeightedCache<Value> {
  // A map keeps the order of insertion, so its first entry is the oldest.
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let weight = 0;
  function remove(key: string): void {
    weight -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  }
  return {
    get(key) {
      const found = entries.get(key);
      if (found === undefined) return undefined;
      entries.delete(key);
      entries.set(key, found);
      return found.value;
    },
    set(key, value, own) {
      remove(key);
      if (own > maximumWeight) return;
      entries.set(key, { value, weight: own });
      weight += own;
      for (const oldest of entries.keys()) {
        if (weight <= maximumWeight) break;
        remove(oldest);
      }
    },
    delete: remove,
    get weight() {
      return weight;
    },
    values: () => [...entries.values()].map(({ value }) => value),
  };
}
