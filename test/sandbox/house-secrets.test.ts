import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecrets } from '../../sandbox/house/secrets.ts';

describe("the sandbox's secrets", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'caregraph-secrets-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('are made once, 32 bytes each, and found again', () => {
    const folder = join(directory, 'people-25');
    const secrets = readSecrets(folder);
    expect(Buffer.from(secrets.CAREGRAPH_SEAL_SECRET, 'base64')).toHaveLength(32);
    expect(Buffer.from(secrets.CAREGRAPH_ID_SECRET, 'base64')).toHaveLength(32);
    expect(secrets.CAREGRAPH_SEAL_SECRET).not.toBe(secrets.CAREGRAPH_ID_SECRET);
    expect(readSecrets(folder)).toEqual(secrets);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(readSecrets(join(directory, 'people-30'))).not.toEqual(secrets);
  });

  it.skipIf(process.platform === 'win32')('can be read by their owner alone', () => {
    const file = join(directory, 'secrets.json');
    readSecrets(directory);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, 'nothing');
    chmodSync(file, 0o644);
    readSecrets(directory);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '{}', '{"CAREGRAPH_SEAL_SECRET":"c2hvcnQ=","CAREGRAPH_ID_SECRET":"c2hvcnQ="}'])(
    'replace a file that holds none: %j',
    (text) => {
      const file = join(directory, 'secrets.json');
      writeFileSync(file, text);
      const secrets = readSecrets(directory);
      expect(Buffer.from(secrets.CAREGRAPH_SEAL_SECRET, 'base64')).toHaveLength(32);
      expect(readSecrets(directory)).toEqual(secrets);
    },
  );
});
