import pLimit, { type LimitFunction } from 'p-limit';

/** Runs calls to each practice a few at a time, so that a slow one holds up nobody else. */
export interface PracticeLimits {
  run<T>(practice: string, call: () => Promise<T>): Promise<T>;
}

/** Builds the limits; each practice has `concurrency` calls under way at most. */
export function createPracticeLimits(concurrency: number): PracticeLimits {
  const limits = new Map<string, { readonly limit: LimitFunction; users: number }>();
  return {
    async run(practice, call) {
      const entry = limits.get(practice) ?? { limit: pLimit(concurrency), users: 0 };
      limits.set(practice, entry);
      entry.users += 1;
      try {
        return await entry.limit(call);
      } finally {
        entry.users -= 1;
        if (entry.users === 0) limits.delete(practice);
      }
    },
  };
}
