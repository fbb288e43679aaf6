import type { Log } from '../schema/runtime/log.ts';

/** What the libraries of the gateway write their messages to. */
export interface LibraryLogger {
  debug(message?: unknown): void;
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/** Builds what takes the messages of libraries: that they warn is logged, but never what, since it can quote data. */
export function createLibraryLogger(log: Log): LibraryLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log.warn('a library warned'),
    error: (message) =>
      log.error('a library reported an error', message instanceof Error ? { cause: message } : {}),
  };
}
