import { type LastingStore, openLastingStore } from '../../../kit/open-lasting-store.ts';
import type { Log } from '../../../kit/log.ts';
import { migrations } from './migrations.ts';
import type { CommunityTables } from './tables.ts';

/** The community subgraph's own store: what suppliers of telehealth sent, and the alerts on it. */
export type CommunityStore = LastingStore<CommunityTables>;

/** Opens the community store and brings its tables up to date, trying again for as long as it is away. */
export function openCommunityStore(options: { readonly url: string; readonly log: Log }): CommunityStore {
  return openLastingStore<CommunityTables>({
    ...options,
    name: 'community store',
    schema: 'community',
    migrations,
  });
}
