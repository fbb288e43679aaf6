/** Whose turn it is at something that serves one at a time, first come, first served. */
export interface Turns<Owner> {
  /** Resolves once it is this owner's turn, at once where it already is, or once its wait is withdrawn. */
  take(owner: Owner): Promise<void>;
  /** Ends this owner's turn, or withdraws its wait; beyond that it does nothing. */
  give(owner: Owner): void;
  holds(owner: Owner): boolean;
}

/** Creates turns that nobody holds yet. */
export function createTurns<Owner>(): Turns<Owner> {
  let current: Owner | undefined;
  const waiting = new Map<Owner, () => void>();

  return {
    take: (owner) => {
      if (current === owner) return Promise.resolve();
      if (current === undefined) {
        current = owner;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        waiting.set(owner, resolve);
      });
    },
    give: (owner) => {
      const withdraw = waiting.get(owner);
      waiting.delete(owner);
      withdraw?.();
      if (current !== owner) return;
      const next = waiting.entries().next();
      current = undefined;
      if (next.done === true) return;
      const [successor, begin] = next.value;
      waiting.delete(successor);
      current = successor;
      begin();
    },
    holds: (owner) => current === owner,
  };
}
