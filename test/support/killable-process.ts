import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const secret = Buffer.from('a secret for the process test, of no use').toString('base64');

/** A process of its own, which can be killed at any moment and started again. */
export interface KillableProcess {
  /** Ends it without any warning, as a power cut does, and starts the next one. */
  killAndRestart(): Promise<void>;
  pid(): number | undefined;
  /** How often it was killed. */
  kills(): number;
  close(): Promise<void>;
}

/** What is run: the entry of a subgraph, its environment, and the event of its log by which it is known to be there. */
export interface KillableOptions {
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: string;
}

/** Runs the real entry of a subgraph and waits until it says that it is there. */
export async function startKillable({
  entry,
  environment,
  event,
}: KillableOptions): Promise<KillableProcess> {
  let kills = 0;
  const run = async (): Promise<ChildProcess> => {
    const started = spawn(process.execPath, [entry], {
      env: {
        PATH: process.env['PATH'] ?? '',
        CAREGRAPH_SEAL_SECRET: secret,
        CAREGRAPH_ID_SECRET: secret,
        CAREGRAPH_LOG_LEVEL: 'info',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await heard(started, event);
    return started;
  };
  const end = async (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  let child = await run();
  return {
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
