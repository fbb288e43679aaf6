import type { Log } from '../../kit/log.ts';
import { type LastingStore, openLastingStore } from '../../kit/open-lasting-store.ts';
import { migrations } from './migrations.ts';
import type { SocialTables } from './tables.ts';

/** The schema that holds the social store's tables. */
export const schema = 'social';

/** The store of what councils send as files, which may be reachable or not. */
export type SocialStore = LastingStore<SocialTables>;

/** Opens the social store and brings its tables up to date, trying again for as long as it is away. */
export function openSocialStore(options: {
  /** A `postgres:` address. Beware: it can hold a password. */
  readonly url: string;
  /** How long one statement may take, in milliseconds; 5000 unless said. */
  readonly statementMilliseconds?: number;
  readonly log: Log;
}): SocialStore {
  return openLastingStore<SocialTables>({
    ...options,
    name: 'social store',
    schema,
    migrations,
    maximumConnections: 4,
  });
}
