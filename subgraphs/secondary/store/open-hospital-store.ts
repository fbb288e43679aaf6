import type { Kysely } from 'kysely';
import type { Log } from '../../../schema/runtime/log.ts';
import { openStore } from '../../kit/store.ts';
import { migrations } from './migrations.ts';
import type { HospitalTables } from './tables.ts';

/** The schema that holds the hospital store's tables. */
export const schema = 'hospital';

/** The hospital store, which may be reachable or not. */
export interface HospitalStore {
  readonly tables: Kysely<HospitalTables>;
  /** Becomes true once the tables are up to date. */
  readonly isReady: boolean;
  /** Resolves once the tables are up to date. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** How long the store may stay away before it is asked for again, in milliseconds. */
const longestPause = 5000;

/** Opens the hospital store and brings its tables up to date, trying again for as long as it is away. */
export function openHospitalStore(options: { readonly url: string; readonly log: Log }): HospitalStore {
  const { url, log } = options;
  const store = openStore<HospitalTables>({ url, schema, migrations });
  const closing = new AbortController();
  let isReady = false;
  const ready = prepare();

  async function prepare(): Promise<void> {
    for (let pause = 250; !closing.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await store.migrate();
        isReady = true;
        log.info('hospital store ready');
        return;
      } catch (cause) {
        if (closing.signal.aborted) return;
        log.warn('hospital store not reachable, trying again', {
          code: 'SOURCE_UNAVAILABLE',
          milliseconds: pause,
          cause: cause instanceof Error ? (cause.cause ?? cause) : cause,
        });
        await pauseFor(pause, closing.signal);
      }
    }
  }

  return {
    tables: store.tables,
    ready,
    get isReady() {
      return isReady;
    },
    async close() {
      closing.abort();
      await ready;
      await store.close();
    },
  };
}

/** Waits for some time, or until a signal. */
export function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
