import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Something that runs to its end in a process of its own. */
export interface Task {
  /** Resolves when it has ended well; rejects with what it said otherwise. */
  readonly done: Promise<void>;
  stop(): void;
}

const root = new URL('../../', import.meta.url);

/** Runs a file of the project, whose memory is given back when it has ended, and hands over the lines it prints. */
export function runTask(name: string, entry: string, onLine: (line: string) => void): Task {
  const spawned = spawn(process.execPath, [fileURLToPath(new URL(entry, root))], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: spawned.stdout }).on('line', onLine);
  let said = '';
  spawned.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  const done = new Promise<void>((resolve, reject) => {
    spawned.once('error', reject);
    spawned.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} failed.\n${said.trim()}`));
    });
  });
  // It may fail before anybody waits for it.
  done.catch(() => undefined);
  return { done, stop: () => void spawned.kill() };
}
