import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const secret = Buffer.from('a secret for the process test, of no use').toString('base64');

/** The secondary subgraph as a process of its own, which can be killed at any moment and started again. */
export interface SecondaryProcess {
  readonly mllpPort: number;
  /** Ends it without any warning, as a power cut does, and starts the next one. */
  killAndRestart(): Promise<void>;
  pid(): number | undefined;
  /** How often it was killed. */
  kills(): number;
  close(): Promise<void>;
}

/** Runs the real entry of the secondary subgraph over a store, always on the same port for messages. */
export async function startSecondaryProcess(
  storeUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<SecondaryProcess> {
  const mllpPort = await findFreePort();
  let kills = 0;
  const run = async (): Promise<ChildProcess> => {
    const started = spawn(process.execPath, ['subgraphs/secondary/index.ts'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        CAREGRAPH_SECONDARY_PORT: '0',
        CAREGRAPH_MLLP_PORT: String(mllpPort),
        CAREGRAPH_SECONDARY_STORE_URL: storeUrl,
        CAREGRAPH_SEAL_SECRET: secret,
        CAREGRAPH_ID_SECRET: secret,
        CAREGRAPH_LOG_LEVEL: 'info',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await heard(started, 'listening for messages');
    return started;
  };
  const end = async (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  let child = await run();
  return {
    mllpPort,
    pid: () => child.pid,
    kills: () => kills,
    async killAndRestart() {
      await end(child, 'SIGKILL');
      kills += 1;
      child = await run();
    },
    close: () => end(child, 'SIGTERM'),
  };
}

/** Resolves once a process has written a log line about an event; rejects where it ends before. */
function heard(child: ChildProcess, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      // What comes later is read and dropped, so that the process never waits for a reader.
      if (text.includes(event)) return;
      text += chunk.toString();
      if (text.includes(event)) resolve();
    });
    child.once('exit', () => reject(new Error(`The process ended before it said "${event}": ${text}`)));
  });
}

/** Finds a port that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
