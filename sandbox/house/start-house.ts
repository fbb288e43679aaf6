import { type Child, type ChildPlan, type Progress, startChild } from './child.ts';
import type { Screen } from './create-screen.ts';
import { hospitalHistory } from './house-plan.ts';
import { toLogLine } from './to-log-line.ts';
import { runTask } from './run-task.ts';
import { toDuration } from './to-bar.ts';

/** A house that has begun to start. */
export interface House {
  /** Resolves when everything answers and the hospitals' history is in; rejects where something cannot start. */
  readonly ready: Promise<void>;
  /** Stops everything, started or not, in the order opposite to starting. */
  stop(): Promise<void>;
}

/** Starts the processes of the house, stage by stage, and tells about it. */
export function startHouse(stages: readonly (readonly ChildPlan[])[], screen: Screen): House {
  const children: Child[] = [];
  const history = Promise.withResolvers<void>();
  let isReady = false;
  let isLeaving = false;
  const page = runTask('Building the page', 'gateway/page/build.ts', (line) => screen.line(`  ${line}`));

  const onProgress = (progress: Progress) => {
    screen.progress(progress);
    if (progress.job === hospitalHistory && progress.done >= progress.total) history.resolve();
  };
  const onLine = (line: string) => {
    // Where the log goes to a file it stays out of the picture.
    if (process.stderr.isTTY) screen.line(toLogLine(line));
    else process.stderr.write(`${line}\n`);
  };
  const lose = (name: string): void => {
    if (isLeaving) return;
    // Without the sources or the hospitals' subgraph the history would never be in.
    if (!isReady) history.reject(new Error(`It has stopped before the house was ready: ${name}.`));
    else screen.line(`It has stopped: ${name}. The rest goes on without it; restart with "npm start".`);
  };
  const startOne = async (plan: ChildPlan): Promise<void> => {
    const started = performance.now();
    const child = startChild(plan, { onProgress, onLine });
    children.push(child);
    await child.ready;
    screen.line(`  ready: ${plan.name} (${toDuration(performance.now() - started)})`);
    void child.ended.then(() => lose(plan.name));
  };
  const startAll = async (): Promise<void> => {
    for (const stage of stages) {
      if (isLeaving) return;
      await Promise.all(stage.map(startOne));
    }
    await page.done;
    // Before the history is in, a hospital would look as if it knew less than it does.
    await history.promise;
    isReady = true;
  };
  history.promise.catch(() => undefined);

  return {
    ready: startAll(),
    async stop() {
      isLeaving = true;
      page.stop();
      for (const child of children.toReversed()) await child.stop();
    },
  };
}
