import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secrets of one sandbox. */
export interface SandboxSecrets {
  readonly CAREGRAPH_SEAL_SECRET: string;
  readonly CAREGRAPH_ID_SECRET: string;
}

/** Reads the sandbox's secrets from its data folder, or makes them there, readable by their owner alone. */
export function readSecrets(dataDirectory: string): SandboxSecrets {
  const file = join(dataDirectory, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SandboxSecrets;
  } catch {
    const make = () => randomBytes(32).toString('base64');
    const secrets = { CAREGRAPH_SEAL_SECRET: make(), CAREGRAPH_ID_SECRET: make() };
    mkdirSync(dataDirectory, { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}
