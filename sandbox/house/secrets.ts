import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secret = z.base64().min(40);
const secretsShape = z.object({ CAREGRAPH_SEAL_SECRET: secret, CAREGRAPH_ID_SECRET: secret });

/** The secrets of one sandbox. */
export type SandboxSecrets = Readonly<z.infer<typeof secretsShape>>;

/**
 * Reads the sandbox's secrets from its data folder, or makes them there, readable by their owner alone.
 *
 * A file that does not hold secrets is replaced; ids that were given out under lost ones mean nothing any more.
 */
export function readSecrets(dataDirectory: string): SandboxSecrets {
  const file = join(dataDirectory, 'secrets.json');
  const known = readKnown(file);
  if (known !== undefined) return known;
  const secrets = { CAREGRAPH_SEAL_SECRET: makeSecret(), CAREGRAPH_ID_SECRET: makeSecret() };
  mkdirSync(dataDirectory, { recursive: true });
  // Written aside and put in place whole, so that neither half a file nor an old file's mode is left.
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' });
  renameSync(temporary, file);
  return secrets;
}

function readKnown(file: string): SandboxSecrets | undefined {
  try {
    return secretsShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function makeSecret(): string {
  return randomBytes(32).toString('base64');
}
