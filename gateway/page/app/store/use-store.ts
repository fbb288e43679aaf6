import { useSyncExternalStore } from 'react';
import type { Store } from './create-store.ts';

/** Reads a part of a store, and draws again when that part is another. */
export function useStore<T, P>(store: Store<T>, select: (value: T) => P): P {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
