import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import type { Code } from './codes.ts';

/** What a log line may hold beside its event: permanent codes, counts, times and names of our own, never data. */
export interface LogDetail {
  readonly code?: Code;
  readonly setting?: string;
  readonly system?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly port?: number;
  readonly requestId?: string;
  /** The UUID by which the client knows the request, where it sent one. */
  readonly clientRequestId?: string;
  /** What names the question through all systems; well-formed, whoever gave it. */
  readonly correlationId?: string;
  readonly reason?: string;
  /** Reduced to its class and the places in our code that it passed; its message is never written. */
  readonly cause?: unknown;
}

/** Writes log lines as JSON. */
export interface Log {
  info(event: string, detail?: LogDetail): void;
  warn(event: string, detail?: LogDetail): void;
  error(event: string, detail?: LogDetail): void;
}

/** Builds the log of one process; lines go to standard error unless a stream is given. */
export function createLog(name: string, level: string, stream?: DestinationStream): Log {
  const options = { name, level, base: { process: name }, timestamp: stdTimeFunctions.isoTime };
  // Lines go out together, at the latest after a fifth of a second and when the process ends: a write wakes a thread.
  const lines = { dest: 2, sync: false, minLength: 4096, periodicFlush: 200 };
  const logger = pino(options, stream ?? pino.destination(lines));
  const toLine = ({ cause, ...detail }: LogDetail = {}) =>
    cause === undefined ? detail : { ...detail, cause: toSafeCause(cause) };
  return {
    info: (event, detail) => logger.info(toLine(detail), event),
    warn: (event, detail) => logger.warn(toLine(detail), event),
    error: (event, detail) => logger.error(toLine(detail), event),
  };
}

/** Gives a log whose every line holds more, such as what names the request that it is about. */
export function withDetail(log: Log, more: LogDetail): Log {
  return {
    info: (event, detail) => log.info(event, { ...more, ...detail }),
    warn: (event, detail) => log.warn(event, { ...more, ...detail }),
    error: (event, detail) => log.error(event, { ...more, ...detail }),
  };
}

/** Reduces an error to its class, its system code and the places it passed; messages can hold patient data. */
export function toSafeCause(cause: unknown): { type: string; code?: string; at?: string[] } {
  if (!(cause instanceof Error)) return { type: typeof cause };
  const code = 'code' in cause && typeof cause.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(cause.code);
  const at = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: cause.name,
    ...(code ? { code: String(cause.code) } : {}),
    at: at
      .slice(0, 4)
      .map((line) => line.trim().replaceAll(/file:\/\/\S*\/(?=(?:subgraphs|schema|gateway)\/)/g, '')),
  };
}
