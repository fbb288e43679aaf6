import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const positionShape = z.object({
  portion: z.int().nonnegative(),
  inPortion: z.int().nonnegative(),
  inAll: z.int().nonnegative(),
});
const stateShape = z.object({
  history: z.string(),
  isWhole: z.boolean(),
  trusts: z.record(z.string(), positionShape),
});

/**
 * How far a trust has come: the portion that it is in, and how many messages the receiver has acknowledged of
 * that portion and in all. Of every earlier portion all are acknowledged.
 */
export type SentPosition = Readonly<z.infer<typeof positionShape>>;

/** What the receiver has acknowledged of a history, kept over restarts. */
export interface SentState {
  /** Whether nothing of the history is left to send. */
  readonly isWhole: boolean;
  /** Every trust that has had anything to send. */
  trusts(): ReadonlyMap<string, SentPosition>;
  set(trust: string, position: SentPosition): void;
  /** Remembers that nothing is left to send. */
  complete(): void;
  /** Writes what is not written yet. */
  save(): void;
}

/** How long what was acknowledged may stay unwritten, in milliseconds. */
const savePause = 1000;

/**
 * Opens the memory of what was sent of a history; of any other history it remembers nothing.
 *
 * It is written about once a second, and last when the hospitals stop: after a crash the messages of a second
 * are sent again, which the receiver has to bear anyway.
 */
export function openSentState(file: string | undefined, history: string): SentState {
  const known = read(file, history);
  const trusts = new Map(Object.entries(known?.trusts ?? {}));
  let isWhole = known?.isWhole ?? false;
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    if (file === undefined || timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.new`;
    writeFileSync(temporary, JSON.stringify({ history, isWhole, trusts: Object.fromEntries(trusts) }));
    renameSync(temporary, file);
  };
  const saveSoon = () => {
    timer ??= setTimeout(save, savePause).unref();
  };
  return {
    get isWhole() {
      return isWhole;
    },
    trusts: () => trusts,
    set(trust, position) {
      trusts.set(trust, position);
      saveSoon();
    },
    complete() {
      isWhole = true;
      saveSoon();
      save();
    },
    save,
  };
}

function read(file: string | undefined, history: string): z.infer<typeof stateShape> | undefined {
  if (file === undefined) return undefined;
  try {
    const state = stateShape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return state.history === history ? state : undefined;
  } catch {
    return undefined;
  }
}
