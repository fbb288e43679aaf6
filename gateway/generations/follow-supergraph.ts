import { unwatchFile, watchFile } from 'node:fs';
import type { Log } from '../../schema/runtime/log.ts';
import type { GatewayMetrics } from '../telemetry/gateway-metrics.ts';
import { readSupergraph } from '../read-supergraph.ts';

/** What became of a supergraph that was to be loaded anew. */
export type Reload = 'served' | 'unchanged' | 'refused';

/** Counts a supergraph that was refused; one that is served is counted where it is loaded. */
export function countRefusal(metrics: Pick<GatewayMetrics, 'loaded'>, reload: Reload): void {
  if (reload === 'refused') metrics.loaded('refused');
}

/** A supergraph that is loaded anew when its file changes, or when that is asked for. */
export interface FollowedSupergraph {
  /** Loads the file anew; never rejects. */
  reload(): Promise<Reload>;
  close(): void;
}

/** How a supergraph is followed. */
export interface FollowOptions {
  readonly file: string | URL;
  /** How often it is looked whether the file changed; never where it is left out. */
  readonly watchMilliseconds?: number;
  readonly log: Log;
  /** Told what became of each. */
  readonly reloaded?: (reload: Reload) => void;
}

/**
 * Follows the file of a supergraph: what is there now is loaded, one after the other, and what cannot be used is
 * refused and reported while the graph goes on as it is.
 *
 * @param load puts a supergraph in the place of the one that is served; tells whether it is another
 */
export function followSupergraph(
  load: (sdl: string) => Promise<boolean>,
  { file, watchMilliseconds, log, reloaded }: FollowOptions,
): FollowedSupergraph {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Reload> | undefined;

  async function loadFile(): Promise<Reload> {
    const started = performance.now();
    try {
      const isOther = await load(await readSupergraph(file));
      const milliseconds = Math.round(performance.now() - started);
      if (isOther) log.info('supergraph loaded', { milliseconds });
      return isOther ? 'served' : 'unchanged';
    } catch (cause) {
      // What is wrong with a schema holds nothing of anybody.
      const reason = cause instanceof Error ? cause.message.slice(0, 500) : '';
      log.error('supergraph refused', { code: 'SUPERGRAPH_REFUSED', reason, cause });
      return 'refused';
    }
  }

  function reload(): Promise<Reload> {
    // Who asks while one waits its turn is served by that one: it reads the file as it is then.
    next ??= last.then(async () => {
      next = undefined;
      const outcome = await loadFile();
      reloaded?.(outcome);
      return outcome;
    });
    last = next;
    return next;
  }

  const changed = () => void reload();
  // Looking is slower than being told, and works on every file system and however the file is replaced.
  if (watchMilliseconds !== undefined)
    watchFile(file, { interval: watchMilliseconds, persistent: false }, changed);
  return {
    reload,
    close: () => unwatchFile(file, changed),
  };
}
