import { z } from 'zod';
import { parseSecret } from './secret.ts';

/** A setting of the environment that holds a secret of at least 32 bytes in base64. */
export const secretVariable = z.string().transform((text, context) => {
  const secret = parseSecret(text);
  if (secret === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'must be at least 32 random bytes in base64, as from "openssl rand -base64 32"',
    });
    return z.NEVER;
  }
  return secret;
});

/** A setting of the environment that holds a port; 0 for any free one. */
export const portVariable = z.coerce.number().int().min(0).max(65_535);

/** A setting of the environment that holds an HTTP address. */
export const httpUrlVariable = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/** A setting of the environment that holds a PostgreSQL address. */
export const postgresUrlVariable = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a postgres:// address',
});

/** A setting of the environment that holds the address to listen on; loopback where it is left out. */
export const hostVariable = z.string().default('127.0.0.1');

/** A setting of the environment that says how long a process that ends is not ready but still answers, in milliseconds. */
export const drainVariable = z.coerce.number().int().min(0).default(0);

/** A setting of the environment that holds how much is logged. */
export const logLevelVariable = z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info');

/** A misconfiguration, said so that an operator can mend it: each line names a variable and what it must be. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Reads the process's environment into a shape; fails with a line for every variable that is wrong. */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
  // A variable that is set to nothing is not set: an empty address to listen on would mean every address.
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${given[name] === undefined ? 'is missing' : toDemand(issue)}`;
  });
  throw new ConfigurationError(toComplaint(lines));
}

/** Says what is wrong with a configuration, a line for each variable. */
export function toComplaint(lines: readonly string[]): string {
  return `The configuration cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** What kinds of values are called. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['number', 'a whole number'],
  ['int', 'a whole number'],
  ['array', 'a list'],
  ['record', 'an object'],
  ['object', 'an object'],
  ['string', 'a text'],
]);

/** What a variable must be, in words; beware: its value can be a secret, so it is not repeated. */
export function toDemand(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds.get(issue.expected) ?? `a ${issue.expected}`}`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `must hold at least ${issue.minimum}`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}
