import { readFileSync } from 'node:fs';
import { ConfigurationError, toComplaint } from '../../schema/runtime/env.ts';
import { readText } from './read-json-setting.ts';

/** A credential that may change while a process runs. */
export type Credential = () => string;

/** A file is looked at again after this long, in milliseconds. */
const keepMilliseconds = 30_000;

/**
 * Reads a credential from a variable, or from a file that something else keeps fresh, such as a token of ten minutes;
 * `undefined` where neither is set. What the file held last stands while it cannot be read.
 */
export function readCredential(
  variable: string,
  text: string | undefined,
  file: string | undefined,
  now: () => number = Date.now,
): Credential | undefined {
  if (text !== undefined && file !== undefined) {
    throw new ConfigurationError(toComplaint([`${variable} and ${variable}_FILE must not both be set`]));
  }
  if (text !== undefined) return () => text;
  if (file === undefined) return undefined;
  let held = readText(`${variable}_FILE`, file).trim();
  if (held === '') throw new ConfigurationError(toComplaint([`${variable}_FILE must not be empty`]));
  let readAt = now();
  return () => {
    if (now() - readAt < keepMilliseconds) return held;
    readAt = now();
    try {
      held = readFileSync(file, 'utf8').trim() || held;
    } catch {
      return held;
    }
    return held;
  };
}
