import { type LastingStore, openLastingStore } from '../../kit/open-lasting-store.ts';
import type { Log } from '../../kit/log.ts';
import { migrations } from './migrations.ts';
import type { HospitalTables } from './tables.ts';

/** The schema that holds the hospital store's tables. */
export const schema = 'hospital';

/** The hospital store, which may be reachable or not. */
export type HospitalStore = LastingStore<HospitalTables>;

/** Opens the hospital store and brings its tables up to date, trying again for as long as it is away. */
export function openHospitalStore(options: { readonly url: string; readonly log: Log }): HospitalStore {
  return openLastingStore<HospitalTables>({ ...options, name: 'hospital store', schema, migrations });
}
