import { createPageWorkload, createSettingsWorkload, type Workload } from '../load/workloads.ts';
import { type Spread, toFigure, toRange, toSpread } from '../report/statistics.ts';
import { writeTable } from '../report/table.ts';
import { openSite } from '../run/open-site.ts';
import { createCheck } from '../world/expected-answers.ts';
import { startEntrants } from './gateway-contenders.ts';
import { measureRounds, toDurations } from './measure-rounds.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Measures how the cost of a request grows with what is asked. */
export const growthSection: Section = {
  name: 'growth',
  summary: 'processor time a request as the page grows (1, 10, 100) and as settings are added (1 to 4)',
  minutes: 6,
  run: measureGrowth,
};

const steps: readonly { readonly title: string; readonly of: readonly (readonly [number, Workload])[] }[] = [
  {
    title: 'encounters in the page, and in the record',
    of: ([1, 10, 100] as const).map((size) => [size, createPageWorkload(size)]),
  },
  { title: 'settings', of: [1, 2, 3, 4].map((count) => [count, createSettingsWorkload(count)]) },
];

/** How a cost grew along one line of steps. */
interface GrowthFigures {
  readonly title: string;
  readonly steps: readonly { readonly size: number; readonly caregraph: Spread; readonly floor: Spread }[];
}

async function measureGrowth(run: BenchRun): Promise<SectionResult> {
  const site = await openSite();
  try {
    const check = createCheck();
    const workloads = steps.flatMap(({ of }) => of.map(([, workload]) => workload));
    const entrants = await startEntrants({ ...run, contenders: ['floor'] }, site, workloads);
    const times = toDurations(run);
    const figures: GrowthFigures[] = [];
    for (const { title, of } of steps) {
      const measured: GrowthFigures['steps'][number][] = [];
      for (const [size, workload] of of) {
        const contenders = await measureRounds(run, entrants, workload, check, times);
        const spreadOf = (wanted: string) =>
          toSpread(contenders.find(({ name }) => name === wanted)?.cpu ?? []);
        measured.push({ size, caregraph: spreadOf('caregraph'), floor: spreadOf('floor') });
      }
      figures.push({ title, steps: measured });
    }
    return {
      figures: { growth: figures },
      text: figures.map(writeGrowth).join('\n\n'),
      misses: findMisses(figures),
    };
  } finally {
    await site.close();
  }
}

function writeGrowth({ title, steps }: GrowthFigures): string {
  const rows = steps.map(({ size, caregraph, floor }) => [
    String(size),
    toRange(caregraph),
    toRange(floor),
    toFigure(caregraph.median / floor.median),
  ]);
  return writeTable([[title, 'Caregraph, CPU ms a request', 'floor', 'times the floor'], ...rows]);
}

/** A step that costs more than its share of the one before it, by more than a tenth. */
function findMisses(figures: readonly GrowthFigures[]): readonly string[] {
  return figures.flatMap(({ title, steps }) =>
    steps.flatMap((step, index) => {
      const before = steps[index - 1];
      if (before === undefined) return [];
      const share = step.caregraph.median / before.caregraph.median / (step.size / before.size);
      return share <= 1.1 ? [] : [`${title}: ${before.size} to ${step.size} grows faster than linear.`];
    }),
  );
}
