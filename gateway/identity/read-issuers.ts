import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigurationError, toComplaint, toDemand } from '../../schema/runtime/env.ts';
import type { Profile } from '../gateway-options.ts';
import { isOpenAddress } from '../loopback.ts';
import { type IssuerSettings, issuersShape } from './issuer-settings.ts';

/** Where the issuers are configured: as JSON in the environment, or in a file. */
export interface IssuerVariables {
  readonly CAREGRAPH_ISSUERS?: string | undefined;
  readonly CAREGRAPH_ISSUERS_FILE?: string | undefined;
}

/** Reads the issuers whose tokens are taken; fails with a line for everything that is wrong. */
export function readIssuers(variables: IssuerVariables, profile: Profile): readonly IssuerSettings[] {
  const { CAREGRAPH_ISSUERS: text, CAREGRAPH_ISSUERS_FILE: file } = variables;
  if ((text === undefined) === (file === undefined)) {
    throw complain([
      'CAREGRAPH_ISSUERS_FILE must name the file that says whose tokens are taken, or CAREGRAPH_ISSUERS must hold it',
    ]);
  }
  const variable = file === undefined ? 'CAREGRAPH_ISSUERS' : 'CAREGRAPH_ISSUERS_FILE';
  const parsed = issuersShape.safeParse(parseJson(variable, text ?? readText(file ?? '')));
  if (!parsed.success) throw complain(parsed.error.issues.map((issue) => toLine(variable, issue)));
  const open = parsed.data.flatMap(({ keysUrl }, index) =>
    profile === 'production' && keysUrl !== undefined && isOpenAddress(keysUrl)
      ? [`${variable} ${toPlace([index, 'keysUrl'])} must be an https address in production`]
      : [],
  );
  if (open.length > 0) throw complain(open);
  return parsed.data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw complain(['CAREGRAPH_ISSUERS_FILE must name a file that can be read']);
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
  // What is missing is told by what it would have to be.
  return `${variable} ${toPlace(issue.path)} ${toDemand(issue)}`;
}

function toPlace(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'as a whole';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function complain(lines: readonly string[]): ConfigurationError {
  return new ConfigurationError(toComplaint(lines));
}
