import { fetchLogin } from '../asking/login.ts';
import { fetchReaders } from '../asking/readers.ts';
import type { Workspace } from './workspace.ts';

/**
 * Finds out as whom one can ask: whoever is logged in, or any persona of the sandbox, of which the first is chosen
 * until somebody chooses another.
 */
export async function loadReaders({ store, settings }: Workspace): Promise<void> {
  if (settings.hasLogin) {
    const login = await fetchLogin().catch(() => undefined);
    store.set(({ reader }) => ({ reader: reader ?? login?.reader }));
    return;
  }
  const readers = await fetchReaders();
  store.set(({ reader }) => ({ readers, reader: reader ?? readers[0] }));
}
