/** A value that changes, and whom to tell. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (change: Partial<T> | ((value: T) => Partial<T>)) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Builds a store that lives as long as the page and is written nowhere: what it holds is about people. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...(typeof change === 'function' ? change(value) : change) };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
