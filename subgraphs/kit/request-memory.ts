/**
 * What a subgraph has read for one graph request, kept until that request's deadline and shared with no other.
 *
 * It is why nothing is asked twice of a source for one graph request, although the gateway sends a subgraph
 * several fetches for it.
 */
export interface RequestMemory {
  /** Returns what was made under the key before, or makes it now. */
  once<T>(key: string, make: () => T): T;
}

/** The memories of all graph requests under way in this process. */
export interface RequestMemories {
  /** The memory of one graph request; `deadline` is in milliseconds since 1970. */
  open(requestId: string, deadline: number): RequestMemory;
  readonly size: number;
}

/** Builds an empty set of memories; `now` gives the time in milliseconds since 1970. */
export function createRequestMemories(now: () => number = Date.now): RequestMemories {
  const memories = new Map<string, { memory: RequestMemory; deadline: number }>();
  const forget = () => {
    for (const [requestId, { deadline }] of memories) if (deadline < now()) memories.delete(requestId);
  };
  return {
    open(requestId, deadline) {
      const known = memories.get(requestId);
      if (known !== undefined) return known.memory;
      forget();
      const kept = new Map<string, unknown>();
      const memory: RequestMemory = {
        once<T>(key: string, make: () => T): T {
          if (!kept.has(key)) kept.set(key, make());
          return kept.get(key) as T;
        },
      };
      memories.set(requestId, { memory, deadline });
      return memory;
    },
    get size() {
      return memories.size;
    },
  };
}
