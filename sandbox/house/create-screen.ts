import type { Progress } from './child.ts';
import { type JobStart, toBar, toSentence } from './to-bar.ts';

/** Where the house tells a person what it does. */
export interface Screen {
  /** Writes a line; bars stay below it. */
  line(text: string): void;
  /** Shows how far a long job has come; what is known to be done when it is first heard of is not shown. */
  progress(progress: Progress): void;
}

/** What a screen needs of a terminal, a file or a pipe. */
export interface ScreenOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How often a job is told of where nothing can be redrawn, in milliseconds. */
const sentencePause = 10_000;

/** Builds a screen: on a terminal bars that redraw below the lines, elsewhere a sentence now and then. */
export function createScreen(output: ScreenOutput, now: () => number = () => performance.now()): Screen {
  const jobs = new Map<string, { readonly at: number; readonly done: number; told: number; text: string }>();
  let drawn = 0;

  /** Takes the bars away, writes what stays, and draws the bars again below it. */
  const redraw = (lasting: string) => {
    const bars = [...jobs.values()].map(({ text }) => text.slice(0, (output.columns ?? 80) - 1));
    const erase = drawn === 0 ? '' : `\u001B[${drawn}A\u001B[J`;
    drawn = bars.length;
    output.write(`${erase}${lasting}${bars.map((bar) => `${bar}\n`).join('')}`);
  };
  const line = (text: string) => {
    if (output.isTTY === true) redraw(`${text}\n`);
    else output.write(`${text}\n`);
  };
  return {
    line,
    progress(progress) {
      const { job, done, total } = progress;
      const isDone = done >= total;
      const known = jobs.get(job);
      if (known === undefined && isDone) return;
      const entry = known ?? { at: now(), done, told: now(), text: '' };
      const start: JobStart = { done: entry.done, milliseconds: now() - entry.at };
      if (isDone) {
        jobs.delete(job);
        line(toSentence(progress, start));
        return;
      }
      jobs.set(job, entry);
      entry.text = toBar(progress, start);
      if (output.isTTY === true) redraw('');
      else if (known === undefined || now() - entry.told >= sentencePause) {
        entry.told = now();
        line(toSentence(progress, start));
      }
    },
  };
}
