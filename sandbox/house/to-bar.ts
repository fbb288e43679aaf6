import type { Progress } from './child.ts';

const width = 24;
/** How long a job must have run before anybody can say how long it will take, in milliseconds. */
const guessAfter = 3000;

/** How far a job was when it was first heard of, and how long ago that was, in milliseconds. */
export interface JobStart {
  readonly done: number;
  readonly milliseconds: number;
}

/** Draws how far a job has come, in one line. */
export function toBar(progress: Progress, start: JobStart): string {
  const full = Math.floor(toShare(progress) * width);
  return `  ${'█'.repeat(full)}${'░'.repeat(width - full)}  ${toCount(progress)}${toRest(progress, start)}`;
}

/** Says how far a job has come, in words. */
export function toSentence(progress: Progress, start: JobStart): string {
  return `  ${toCount(progress)} (${Math.floor(toShare(progress) * 100)} %)${toRest(progress, start)}`;
}

function toShare({ done, total }: Progress): number {
  return total === 0 ? 1 : Math.min(1, done / total);
}

function toCount({ job, done, total }: Progress): string {
  return `${job}: ${toNumber(done)} of ${toNumber(total)} people`;
}

/** Guesses the time that is left from the pace so far. */
function toRest({ done, total }: Progress, start: JobStart): string {
  const here = done - start.done;
  if (done >= total || here <= 0 || start.milliseconds < guessAfter) return '';
  return `, about ${toDuration((start.milliseconds * (total - done)) / here)} left`;
}

/** Writes a number with commas between thousands. */
export function toNumber(value: number): string {
  return value.toLocaleString('en-GB');
}

/** Writes a duration in milliseconds as a person would say it. */
export function toDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 99.5) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
