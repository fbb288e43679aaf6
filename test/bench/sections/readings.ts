import { performance } from 'node:perf_hooks';
import { startEmbeddedPostgres } from '../../../sandbox/postgres/start-embedded-postgres.ts';
import { createDatabase, realPostgresUrl, type TestPostgres } from '../../support/postgres.ts';
import { startTelehealthProcess } from '../../support/telehealth-process.ts';
import { sendReadings, toBundle, toGlucose, toIdentifier } from '../../support/telehealth-supplier.ts';
import { writeTable } from '../report/table.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Measures how fast readings of telehealth are kept. */
export const readingsSection: Section = {
  name: 'readings',
  summary: 'readings of telehealth a second, each committed before it is acknowledged',
  minutes: 1,
  run: measureReadings,
};

/** How readings are sent: by how many senders at once, and how many in each delivery. */
const manners = [
  { name: 'four senders, batches of 500', senders: 4, size: 500 },
  { name: 'sixteen senders, batches of 10', senders: 16, size: 10 },
] as const;

interface Figure {
  readonly store: string;
  readonly manner: string;
  readonly readings: number;
  readonly perSecond: number;
  readonly p99Milliseconds: number;
}

async function measureReadings(bench: BenchRun): Promise<SectionResult> {
  const real = realPostgresUrl;
  const stores: readonly { readonly name: string; readonly open: () => Promise<TestPostgres> }[] = [
    ...(real === undefined ? [] : [{ name: 'real PostgreSQL', open: () => createDatabase(real) }]),
    { name: 'embedded PostgreSQL', open: () => startEmbeddedPostgres({ port: 0 }) },
  ];
  const figures: Figure[] = [];
  for (const { name, open } of stores) {
    for (const manner of manners) {
      const postgres = await open();
      try {
        bench.say(`${name}: ${manner.name}`);
        const deliveries = toDeliveries(bench, manner.size);
        figures.push({
          store: name,
          manner: manner.name,
          ...(await send(postgres.url, deliveries, manner.senders)),
        });
      } finally {
        await postgres.close();
      }
    }
  }
  return { figures, text: toText(figures), misses: [] };
}

function toDeliveries({ isSmoke, isQuick }: BenchRun, size: number): readonly unknown[] {
  const readings = isSmoke === true ? 200 : isQuick ? 4000 : 20_000;
  return Array.from({ length: Math.ceil(readings / size) }, (_, delivery) =>
    toBundle(
      Array.from({ length: size }, (_each, index) =>
        toGlucose('9990000018', { identifier: toIdentifier(`${delivery}-${index}`) }),
      ),
    ),
  );
}

async function send(
  storeUrl: string,
  deliveries: readonly unknown[],
  senders: number,
): Promise<Pick<Figure, 'readings' | 'perSecond' | 'p99Milliseconds'>> {
  const receiver = await startTelehealthProcess(storeUrl);
  try {
    const left = deliveries.values();
    const times: number[] = [];
    let readings = 0;
    const begin = performance.now();
    const sender = async () => {
      for (const delivery of left) {
        const began = performance.now();
        const { status, body } = await sendReadings(receiver.url, delivery);
        if (status !== 200) throw new Error('A delivery was not taken.');
        times.push(performance.now() - began);
        readings += body.entry.length;
      }
    };
    await Promise.all(Array.from({ length: senders }, sender));
    const seconds = (performance.now() - begin) / 1000;
    const sorted = times.toSorted((one, another) => one - another);
    return {
      readings,
      perSecond: readings / seconds,
      p99Milliseconds: sorted[Math.floor((sorted.length - 1) * 0.99)] ?? 0,
    };
  } finally {
    await receiver.close();
  }
}

function toText(figures: readonly Figure[]): string {
  return writeTable([
    ['store', 'sent by', 'readings', 'kept a second', 'delivery p99 ms'],
    ...figures.map((figure) => [
      figure.store,
      figure.manner,
      String(figure.readings),
      figure.perSecond.toFixed(0),
      figure.p99Milliseconds.toFixed(0),
    ]),
  ]);
}
