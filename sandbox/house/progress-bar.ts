import type { Progress } from './child.ts';

const width = 30;

/** Shows how far a long job has come: a bar that redraws on a terminal, a line at each tenth elsewhere. */
export function createProgressBar(output: NodeJS.WriteStream): (progress: Progress) => void {
  const tenths = new Map<string, number>();
  return ({ job, done, total }) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const isDone = done >= total;
    if (output.isTTY) {
      const full = Math.round(share * width);
      output.write(
        `\r  ${'█'.repeat(full)}${'░'.repeat(width - full)} ${job} ${done}/${total}${isDone ? '\n' : ''}`,
      );
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === (tenths.get(job) ?? -1)) return;
    tenths.set(job, tenth);
    output.write(`  ${job}: ${Math.round(share * 100)} %\n`);
  };
}
