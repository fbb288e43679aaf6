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

/** What a child tells while it starts: how far a long job has come. */
export interface Progress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
}

/** A process of the house that is ready. */
export interface Child {
  readonly name: string;
  /** Resolves when the process ends, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const root = new URL('../../', import.meta.url);

/** How long a process may take to become ready once it does not report progress, in milliseconds. */
const patienceMilliseconds = 60_000;

/** Starts a process and waits until it says that it is ready; fails with what it said if it cannot start. */
export function startChild(plan: ChildPlan, onProgress: (progress: Progress) => void): Promise<Child> {
  const process_ = fork(fileURLToPath(new URL(plan.entry, root)), [...(plan.arguments ?? [])], {
    env: { ...process.env, ...plan.environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    process_.once('exit', () => resolve());
  });
  const child: Child = { name: plan.name, ended, stop: () => stop(process_, ended) };
  return new Promise((resolve, reject) => {
    let said = '';
    let isReady = false;
    let patience = setTimeout(giveUp, patienceMilliseconds);
    function giveUp() {
      reject(new Error(`Starting ${plan.name} took too long. ${said.trim()}`));
      process_.kill('SIGKILL');
    }
    process_.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (isReady) process.stderr.write(text);
      else said = `${said}${text}`.slice(-4000);
    });
    process_.on('message', (message: unknown) => {
      if (message === 'ready') {
        isReady = true;
        clearTimeout(patience);
        resolve(child);
      } else if (isProgress(message)) {
        clearTimeout(patience);
        patience = setTimeout(giveUp, patienceMilliseconds);
        onProgress(message);
      }
    });
    process_.once('exit', () => {
      clearTimeout(patience);
      reject(new Error(`Starting ${plan.name} failed.\n${said.trim()}`));
    });
  });
}

async function stop(process_: ChildProcess, ended: Promise<void>): Promise<void> {
  if (process_.exitCode !== null || process_.signalCode !== null) return;
  process_.kill('SIGTERM');
  const force = setTimeout(() => process_.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}

function isProgress(message: unknown): message is Progress {
  return typeof message === 'object' && message !== null && 'job' in message && 'total' in message;
}
