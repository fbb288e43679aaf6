import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A process that is measured. */
export interface MeasuredProcess {
  /** Milliseconds of processor time that all its threads have used, and the bytes of memory that it holds. */
  usage(): Promise<Usage>;
  /** Begins to watch how long its event loop is held. */
  watchLag(): Promise<void>;
  /** The longest, and the 99th percentile of, that its event loop was held since, in milliseconds. */
  lag(): Promise<{ readonly p99: number; readonly max: number }>;
  stop(): Promise<void>;
}

/** What a process has used. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

/** What a process is started with. */
export interface ProcessOptions {
  /** The Node that runs it; ours where it is left out. */
  readonly node?: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Where what it writes is kept. */
  readonly logFile: string;
}

const probe = fileURLToPath(new URL('probe.mjs', import.meta.url));

/** Starts a Node process that tells what it uses. */
export function startProcess(options: ProcessOptions): MeasuredProcess {
  const log = openSync(options.logFile, 'a');
  const child = spawn(options.node ?? process.execPath, ['--import', probe, ...options.arguments], {
    ...(options.folder === undefined ? {} : { cwd: options.folder }),
    env: { ...cleanEnvironment(), NODE_ENV: 'production', ...options.environment },
    // Straight to a file, so that nobody has to be woken up for it.
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ask = createAsk(child, options.logFile);
  return {
    usage: () => ask('usage') as Promise<Usage>,
    watchLag: async () => void (await ask('watch')),
    lag: () => ask('lag') as Promise<{ p99: number; max: number }>,
    stop: () => stopProcess(child),
  };
}

/** Ends a process and waits until it is gone. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

function createAsk(child: ChildProcess, logFile: string): (ask: string) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message: { number: number }) => {
    waiting.get(message.number)?.resolve(message);
    waiting.delete(message.number);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values())
      reject(new Error(`A process ended (${code}); see ${logFile}.`));
  });
  return (ask) =>
    new Promise((resolve, reject) => {
      if (child.exitCode !== null) return reject(new Error(`A process ended; see ${logFile}.`));
      last += 1;
      waiting.set(last, { resolve, reject });
      return child.send({ ask, number: last });
    });
}

/** The environment without what would change how a contender works. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:CAREGRAPH_|APOLLO_|HIVE_|NODE_|npm_|VITEST)/.test(name),
    ),
  );
}
