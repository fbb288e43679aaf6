import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigurationError, toComplaint, toDemand } from './env.ts';

/** A setting that is too large for one line: JSON in a variable, or the name of a file in a variable of its own. */
export interface JsonSetting {
  /** The variable's name, such as `CAREGRAPH_GP_SUPPLIERS`; the file's has `_FILE` after it. */
  readonly variable: string;
  readonly text: string | undefined;
  readonly file: string | undefined;
}

/**
 * Reads a setting that is JSON; `undefined` where neither variable is set. Fails with a line for everything that is
 * wrong, which names the variable, the place in it and what it must be, and never repeats a value.
 */
export function readJsonSetting<Shape extends z.ZodType>(
  { variable, text, file }: JsonSetting,
  shape: Shape,
): z.output<Shape> | undefined {
  if (text === undefined && file === undefined) return undefined;
  if (text !== undefined && file !== undefined) {
    throw complain([`${variable} and ${variable}_FILE must not both be set`]);
  }
  const name = file === undefined ? variable : `${variable}_FILE`;
  const parsed = shape.safeParse(parseJson(name, text ?? readText(name, file ?? '')));
  if (parsed.success) return parsed.data;
  throw complain(parsed.error.issues.map((issue) => toLine(name, issue)));
}

/** Reads a file that a setting names, such as a certificate; fails with a line that names the variable. */
export function readText(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw complain([`${variable} must name a file that can be read`]);
  }
}

function parseJson(variable: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw complain([`${variable} must hold JSON`]);
  }
}

function toLine(variable: string, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `${variable} ${toPlace([...issue.path, ...issue.keys])} is not a setting`;
  }
  return `${variable} ${toPlace(issue.path)} ${toDemand(issue)}`.replaceAll(/ {2,}/g, ' ');
}

function toPlace(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function complain(lines: readonly string[]): ConfigurationError {
  return new ConfigurationError(toComplaint(lines));
}
