import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { testIssuers } from '../support/tokens.ts';

const secret = Buffer.from('a secret for the process test, of no use').toString('base64');
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

function run(environment: Record<string, string>): ChildProcess {
  child = spawn(process.execPath, ['gateway/index.ts'], {
    env: { PATH: process.env['PATH'] ?? '', CAREGRAPH_GATEWAY_PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return child;
}

describe('the gateway as a process', () => {
  it('starts with no subgraph running, and ends when it is asked to', async () => {
    const gateway = run({ CAREGRAPH_SEAL_SECRET: secret, CAREGRAPH_ISSUERS: JSON.stringify(testIssuers) });
    expect(await once(gateway, 'message')).toEqual(['ready', undefined]);
    gateway.kill('SIGTERM');
    expect(await once(gateway, 'exit')).toEqual([0, null]);
  });

  it('says what is wrong with its settings', async () => {
    const gateway = run({ CAREGRAPH_PATIENT_URL: 'ftp://x', CAREGRAPH_PROFILE: 'test' });
    let text = '';
    gateway.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    expect(await once(gateway, 'exit')).toEqual([1, null]);
    expect(text).toContain('CAREGRAPH_SEAL_SECRET is missing');
    expect(text).toContain('CAREGRAPH_PATIENT_URL must be an http or https address');
    expect(text).toContain('CAREGRAPH_PROFILE');
    expect(text).not.toContain(' at ');
  });
});
