import type { Kysely } from 'kysely';
import type { Log } from './log.ts';
import { pauseFor } from './pause-for.ts';
import { openStore, type StoreOptions } from './store.ts';

/** A store that may be reachable or not while the process runs. */
export interface LastingStore<Tables> {
  readonly tables: Kysely<Tables>;
  /** Becomes true once the tables are up to date. */
  readonly isReady: boolean;
  /** Resolves once the tables are up to date, or the store is closed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** How long the store may stay away before it is asked for again, in milliseconds. */
const longestPause = 5000;

/** Opens a store and brings its tables up to date, trying again for as long as it is away. */
export function openLastingStore<Tables>(
  options: StoreOptions & {
    readonly log: Log;
    /** What an operator calls it, such as `hospital store`. */
    readonly name: string;
  },
): LastingStore<Tables> {
  const { log, name } = options;
  const store = openStore<Tables>(options);
  const closing = new AbortController();
  let isReady = false;
  const ready = prepare();

  async function prepare(): Promise<void> {
    for (let pause = 250; !closing.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await store.migrate();
        isReady = true;
        log.info(`${name} ready`);
        return;
      } catch (cause) {
        if (closing.signal.aborted) return;
        log.warn(`${name} not reachable, trying again`, {
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
