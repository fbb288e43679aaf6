import { fetchReaders } from '../asking/readers.ts';
import type { Store } from '../store/create-store.ts';
import type { WorkspaceState } from './workspace.ts';

/** Finds out as whom one can ask, and chooses the first until somebody chooses another. */
export async function loadReaders(store: Store<WorkspaceState>): Promise<void> {
  const readers = await fetchReaders();
  store.set(({ reader }) => ({ readers, reader: reader ?? readers[0] }));
}
