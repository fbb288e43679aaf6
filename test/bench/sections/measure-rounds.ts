import { askOnce, type Enough, type LoadResult, runClosedLoop } from '../load/closed-loop.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import type { Workload } from '../load/workloads.ts';
import { quantile } from '../report/statistics.ts';
import type { OpenSite } from '../run/open-site.ts';
import type { CheckAnswer } from '../world/expected-answers.ts';
import type { Entrant } from './gateway-contenders.ts';
import type { BenchRun } from './section.ts';

/** How long everything is measured. */
export interface Durations {
  readonly warmUp: number;
  /** What warms a contender up well: code that runs rarely is not compiled. */
  readonly enough: Enough;
  readonly slice: number;
  readonly rounds: number;
  readonly open: number;
}

/** The durations of runs, in milliseconds. */
const durations = {
  full: {
    warmUp: 4000,
    enough: { requests: 3000, milliseconds: 25_000 },
    slice: 4000,
    rounds: 5,
    open: 8000,
  },
  smoke: { warmUp: 100, enough: { requests: 10, milliseconds: 2000 }, slice: 200, rounds: 2, open: 300 },
  quick: { warmUp: 1500, enough: { requests: 1000, milliseconds: 8000 }, slice: 1500, rounds: 3, open: 3000 },
} as const satisfies Record<string, Durations>;

/** How long everything is measured in a run. */
export function toDurations({ isQuick, isSmoke }: BenchRun): Durations {
  if (isSmoke === true) return durations.smoke;
  return isQuick ? durations.quick : durations.full;
}

/** One contender under one workload, over all rounds. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  /** Milliseconds of processor time a request, round by round. */
  readonly cpu: readonly number[];
  /** Requests a second, round by round. */
  readonly rate: readonly number[];
}

/** How long answers take where requests come at a steady rate and every source takes its time. */
export interface Steady {
  readonly name: string;
  readonly title: string;
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of processor time a request, at that rate. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
}

/** A contender that cannot answer a workload, and why. */
export interface Unable {
  readonly name: string;
  readonly title: string;
  readonly reason: string;
}

/** Tells who answers a workload rightly, before anything is measured. Beware: Caregraph and the floor must. */
export async function findAble(
  entrants: readonly Entrant[],
  workload: Workload,
  check: CheckAnswer,
): Promise<{ readonly able: readonly Entrant[]; readonly unable: readonly Unable[] }> {
  const able: Entrant[] = [];
  const unable: Unable[] = [];
  for (const entrant of entrants) {
    const { name, title, url } = entrant;
    try {
      for (const turn of workload.kinds.keys()) await askOnce({ url, workload, check }, turn);
      able.push(entrant);
    } catch (error) {
      if (name.startsWith('caregraph') || name === 'floor') throw error;
      unable.push({ name, title, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { able, unable };
}

/** Measures all contenders under one workload in turns: in each round every one of them, and each time another first. */
export async function measureRounds(
  run: BenchRun,
  entrants: readonly Entrant[],
  workload: Workload,
  check: CheckAnswer,
  { warmUp, enough, slice, rounds }: Durations,
): Promise<readonly Measured[]> {
  for (const { url, title } of entrants) {
    run.say(`${workload.title}: warming up ${title}`);
    await runClosedLoop({ url, workload, check }, warmUp, enough);
  }
  const results = entrants.map(({ name, title }) => ({
    name,
    title,
    cpu: [] as number[],
    rate: [] as number[],
  }));
  for (let round = 0; round < rounds; round += 1) {
    run.say(`${workload.title}: round ${round + 1} of ${rounds}`);
    for (let turn = 0; turn < entrants.length; turn += 1) {
      const position = (round + turn) % entrants.length;
      const [entrant, result] = [entrants[position], results[position]];
      if (entrant === undefined || result === undefined) continue;
      const { requests, seconds, cpu } = await measureSlice(entrant, workload, check, slice);
      result.cpu.push(cpu / requests);
      result.rate.push(requests / seconds);
    }
  }
  return results;
}

/** Runs one slice, and counts the processor time of the contender's process alone. */
export async function measureSlice(
  { url, process }: Entrant,
  workload: Workload,
  check: CheckAnswer,
  milliseconds: number,
): Promise<LoadResult & { readonly cpu: number }> {
  const before = await process.usage();
  const result = await runClosedLoop({ url, workload, check }, milliseconds);
  const after = await process.usage();
  return { ...result, cpu: after.cpu - before.cpu };
}

/**
 * Measures latency with 20 to 200 ms in each source, at the same rate for all: half of what the slowest of them can do.
 * Beware: no more than the 64 connections that a gateway keeps to a source can carry.
 */
export async function measureSteady(
  run: BenchRun,
  { subgraphs }: OpenSite,
  entrants: readonly Entrant[],
  measured: readonly Measured[],
  workload: Workload,
  check: CheckAnswer,
  { open }: Durations,
): Promise<readonly Steady[]> {
  const slowest = Math.min(...measured.map((one) => quantile(one.rate, 0.5)));
  const rate = Math.min(slowest / 2, 300);
  subgraphs.setDelay(20, 200);
  const results: Steady[] = [];
  for (const { name, title, url, process } of entrants) {
    run.say(`${workload.title}: steady load on ${title}`);
    const before = await process.usage();
    const { latencies, requests } = await runOpenLoop({ url, workload, check }, rate, open);
    const cpu = ((await process.usage()).cpu - before.cpu) / requests;
    results.push({ name, title, rate, cpu, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) });
  }
  subgraphs.setDelay(0, 0);
  return results;
}
