import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder is in use by another process, which the message names. */
export class DataDirectoryLockedError extends Error {
  override readonly name = 'DataDirectoryLockedError';
}

const heldHere = new Set<string>();

/**
 * Claims a data folder for this process and returns what gives it back.
 *
 * Two engines on one folder destroy it, and the engine itself does not notice. A lock left by a process
 * that is gone is taken over: a process is recognised by its number and, where the system tells it, by
 * when it started, because containers hand out the same numbers again.
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if (!isAlreadyThere(error) || attempt > 2) throw error;
      const holder = readHolder(file);
      if (holder !== undefined && isAlive(holder, file)) {
        throw new DataDirectoryLockedError(
          `The data folder ${directory} is in use by process ${holder.pid}. Stop that process, or choose another folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  heldHere.add(file);
  return () => {
    heldHere.delete(file);
    rmSync(file, { force: true });
  };
}

interface Holder {
  readonly pid: number;
  readonly started: string;
}

function readHolder(file: string): Holder | undefined {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    if (typeof content.pid !== 'number' || typeof content.started !== 'string') return undefined;
    return { pid: content.pid, started: content.started };
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.pid === process.pid && holder.started === startOf(process.pid)) return heldHere.has(file);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(holder.pid) === holder.started;
}

/** When a process started, in the system's own counting; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
