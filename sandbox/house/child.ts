import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One process of the house. */
export interface ChildPlan {
  /** What a person would call it. */
  readonly name: string;
  /** The entry file, from the project's root. */
  readonly entry: string;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a child tells while it starts: about how many of how many people a long job is done. */
export interface Progress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
}

/** A process of the house. */
export interface Child {
  readonly name: string;
  /** Resolves when it says that it is ready; rejects with what it said if it cannot start. */
  readonly ready: Promise<void>;
  /** Resolves when the process ends, for whatever reason. */
  readonly ended: Promise<void>;
  /** Stops it, ready or not, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** What the house hears from its processes. */
export interface ChildListener {
  readonly onProgress: (progress: Progress) => void;
  /** Told each line that a process writes to its standard error once it is ready. */
  readonly onLine: (line: string) => void;
}

const root = new URL('../../', import.meta.url);

/** How long a process may take to become ready once it does not report progress, in milliseconds. */
const patienceMilliseconds = 60_000;
/** How long a process may take to stop, in milliseconds. */
const stopMilliseconds = 10_000;

/** Starts a process. */
export function startChild(plan: ChildPlan, listener: ChildListener): Child {
  const forked = fork(fileURLToPath(new URL(plan.entry, root)), [...(plan.arguments ?? [])], {
    env: { ...process.env, ...plan.environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    // Not at "exit": what it said last may still be on its way.
    forked.once('close', () => resolve());
    forked.once('error', () => resolve());
  });
  const ready = untilReady(plan, forked, ended, listener);
  // Whoever stops a process that is not ready yet does not wait for that.
  ready.catch(() => undefined);
  return { name: plan.name, ready, ended, stop: () => stop(forked, ended) };
}

function untilReady(
  { name }: ChildPlan,
  forked: ChildProcess,
  ended: Promise<void>,
  { onProgress, onLine }: ChildListener,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    let isReady = false;
    let patience = setTimeout(giveUp, patienceMilliseconds);
    function giveUp() {
      reject(new Error(`Starting ${name} took too long. ${said.trim()}`));
      forked.kill('SIGKILL');
    }
    forked.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      if (!isReady) return;
      const lines = said.split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    forked.on('message', (message: unknown) => {
      if (message === 'ready') {
        isReady = true;
        said = '';
        clearTimeout(patience);
        resolve();
      } else if (isProgress(message)) {
        if (!isReady) {
          clearTimeout(patience);
          patience = setTimeout(giveUp, patienceMilliseconds);
        }
        onProgress(message);
      }
    });
    const fail = () => {
      clearTimeout(patience);
      reject(new Error(`Starting ${name} failed.\n${said.trim()}`.trim()));
    };
    void ended.then(fail);
  });
}

async function stop(forked: ChildProcess, ended: Promise<void>): Promise<void> {
  if (forked.exitCode !== null || forked.signalCode !== null) return;
  forked.kill('SIGTERM');
  const force = setTimeout(() => forked.kill('SIGKILL'), stopMilliseconds);
  await ended;
  clearTimeout(force);
}

function isProgress(message: unknown): message is Progress {
  return typeof message === 'object' && message !== null && 'job' in message && 'total' in message;
}
