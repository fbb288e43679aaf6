import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const stateShape = z.object({
  history: z.string(),
  acknowledged: z.record(z.string(), z.int().nonnegative()),
});

/** How many messages of each trust the receiver has acknowledged, kept over restarts. */
export interface SentState {
  get(trust: string): number;
  set(trust: string, count: number): void;
  /** Writes what is not written yet. */
  save(): void;
}

const saveEvery = 200;

/**
 * Opens the memory of what was sent of a history; of any other history it remembers nothing.
 *
 * It is written every so many messages, and last when the hospitals stop: after a crash a few messages
 * are sent again, which the receiver has to bear anyway.
 */
export function openSentState(file: string | undefined, history: string): SentState {
  const counts = new Map(Object.entries(read(file, history)));
  let unsaved = 0;
  const save = () => {
    if (file === undefined || unsaved === 0) return;
    unsaved = 0;
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.new`;
    writeFileSync(temporary, JSON.stringify({ history, acknowledged: Object.fromEntries(counts) }));
    renameSync(temporary, file);
  };
  return {
    get: (trust) => counts.get(trust) ?? 0,
    set(trust, count) {
      counts.set(trust, count);
      unsaved += 1;
      if (unsaved >= saveEvery) save();
    },
    save,
  };
}

function read(file: string | undefined, history: string): Readonly<Record<string, number>> {
  if (file === undefined) return {};
  try {
    const state = stateShape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return state.history === history ? state.acknowledged : {};
  } catch {
    return {};
  }
}
