import { comparedWorkloads, type Workload } from '../load/workloads.ts';
import { quantile, type Spread, toFigure, toRange, toSpread } from '../report/statistics.ts';
import { writeTable } from '../report/table.ts';
import { openSite } from '../run/open-site.ts';
import { createCheck } from '../world/expected-answers.ts';
import { type Entrant, startEntrants } from './gateway-contenders.ts';
import {
  findAble,
  type Measured,
  measureRounds,
  measureSteady,
  type Steady,
  toDurations,
  type Unable,
} from './measure-rounds.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Compares Caregraph with other gateways on Node. */
export const gatewaySection: Section = {
  name: 'gateway',
  summary: 'processor time a request of Caregraph, the stock gateway, Hive Gateway and the floor',
  minutes: 13,
  run: (run) =>
    compareGateways(
      run,
      comparedWorkloads.filter(({ name }) => run.workloads?.includes(name) ?? true),
    ),
};

/** What was measured under one workload. */
interface WorkloadFigures {
  readonly name: string;
  readonly title: string;
  readonly contenders: readonly (Measured & {
    /** How many times Caregraph's processor time it takes, round by round. */
    readonly ratio: Spread;
  })[];
  readonly steady: readonly Steady[];
  readonly unable: readonly Unable[];
}

/** What Caregraph is to reach: how many times its processor time others take at least. */
const goals = [
  { name: 'stock', workloads: ['record', 'plain'], ratio: 5 },
  { name: 'hive-rust', workloads: ['record', 'plain'], ratio: 4 },
  { name: 'stock', workloads: ['lookup', 'ward'], ratio: 1 },
  { name: 'hive-rust', workloads: ['lookup', 'ward'], ratio: 1 },
  { name: 'hive-js', workloads: ['record', 'plain', 'lookup', 'ward'], ratio: 1 },
  { name: 'floor', workloads: ['record', 'plain'], ratio: 1 / 1.8 },
];

/** Compares gateways under workloads. */
export async function compareGateways(run: BenchRun, workloads: readonly Workload[]): Promise<SectionResult> {
  const site = await openSite();
  try {
    const check = createCheck();
    const entrants = await startEntrants(run, site, workloads);
    const times = toDurations(run);
    const figures: WorkloadFigures[] = [];
    for (const workload of workloads) {
      const { able, unable } = await findAble(entrants, workload, check);
      for (const { title } of unable) run.say(`${workload.title}: ${title} does not answer it rightly`);
      const measured = await measureRounds(run, able, workload, check, times);
      const steady = await measureSteady(run, site, able, measured, workload, check, times);
      figures.push({ ...toFigures(workload, measured, steady), unable });
    }
    const memory = await readMemory(entrants);
    return { figures: { workloads: figures, memory }, text: writeText(figures), misses: findMisses(figures) };
  } finally {
    await site.close();
  }
}

function toFigures(
  { name, title }: Workload,
  measured: readonly Measured[],
  steady: readonly Steady[],
): Omit<WorkloadFigures, 'unable'> {
  const own = measured[0]?.cpu ?? [];
  const contenders = measured.map((one) => ({
    ...one,
    ratio: toSpread(one.cpu.map((cpu, round) => cpu / (own[round] ?? Number.NaN))),
  }));
  return { name, title, contenders, steady };
}

async function readMemory(entrants: readonly Entrant[]): Promise<Record<string, number>> {
  const usages = entrants.map(
    async ({ name, process }) => [name, (await process.usage()).memory / 1e6] as const,
  );
  return Object.fromEntries(await Promise.all(usages));
}

function writeText(figures: readonly WorkloadFigures[]): string {
  return figures
    .map(({ title, contenders, steady, unable }) => {
      const head = [
        '',
        'CPU ms a request',
        'times Caregraph',
        'requests/s',
        'p50 ms',
        'p99 ms',
        'CPU ms',
        'at requests/s',
      ];
      const rows = contenders.map((one) => {
        const calm = steady.find(({ name }) => name === one.name);
        return [
          one.title,
          toRange(toSpread(one.cpu)),
          toRange(one.ratio),
          toFigure(quantile(one.rate, 0.5)),
          toFigure(calm?.p50 ?? Number.NaN),
          toFigure(calm?.p99 ?? Number.NaN),
          toFigure(calm?.cpu ?? Number.NaN),
          toFigure(calm?.rate ?? Number.NaN),
        ];
      });
      const failed = unable.map((one) => `\n\nNot measured: ${one.title}. ${one.reason}`);
      return `### ${title}\n\n${writeTable([head, ...rows])}${failed.join('')}`;
    })
    .join('\n\n');
}

function findMisses(figures: readonly WorkloadFigures[]): readonly string[] {
  return goals.flatMap(({ name, workloads, ratio }) =>
    figures.flatMap((one) => {
      const reached = one.contenders.find((contender) => contender.name === name)?.ratio.median;
      if (reached === undefined || !workloads.includes(one.name) || reached >= ratio) return [];
      return [
        `${one.title}: ${name} takes ${toFigure(reached)} times Caregraph's time, not ${toFigure(ratio)}.`,
      ];
    }),
  );
}
