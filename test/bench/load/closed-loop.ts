import type { CheckAnswer } from '../world/expected-answers.ts';
import { post } from './post.ts';
import type { Workload } from './workloads.ts';

/** What is asked, of whom, and what tells that it is answered rightly. */
export interface Load {
  readonly url: string;
  readonly workload: Workload;
  readonly check: CheckAnswer;
}

/** What came of a load. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** From when each request was due until it was answered, in milliseconds, in no order. */
  readonly latencies: readonly number[];
}

/** How many requests are enough, and how long is waited for them. */
export interface Enough {
  readonly requests: number;
  readonly milliseconds: number;
}

/** Asks without a pause, so many at once, until the time is over and enough was asked; a wrong answer ends it. */
export async function runClosedLoop(load: Load, milliseconds: number, enough?: Enough): Promise<LoadResult> {
  const latencies: number[] = [];
  const started = performance.now();
  let asked = 0;
  const isOver = (elapsed: number) =>
    elapsed >= milliseconds &&
    (enough === undefined || asked >= enough.requests || elapsed >= enough.milliseconds);
  async function askOnAndOn(): Promise<void> {
    while (!isOver(performance.now() - started)) {
      asked += 1;
      const begun = performance.now();
      await askOnce(load, asked);
      latencies.push(performance.now() - begun);
    }
  }
  await Promise.all(Array.from({ length: load.workload.connections }, askOnAndOn));
  return { requests: latencies.length, seconds: (performance.now() - started) / 1000, latencies };
}

/** Asks once, with variables that were not used before, and throws where the answer is not right. */
export async function askOnce({ url, workload, check }: Load, turn: number): Promise<void> {
  const { query, kinds, toVariables } = workload;
  const variables = toVariables(kinds[turn % kinds.length] ?? 0);
  const { status, text } = await post(url, JSON.stringify({ query, variables }));
  const fault =
    status === 200 ? await check({ query, variables }, text) : `status ${status}: ${text.slice(0, 400)}`;
  if (fault !== undefined) throw new Error(`A wrong answer to "${workload.title}" at ${url}: ${fault}`);
}
