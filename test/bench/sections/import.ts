import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { writeTable } from '../report/table.ts';
import { noRealStore, toStores } from '../run/stores.ts';
import { writeLargeFile } from './import-file.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Measures how fast a file of Client Level Data is imported, and how much memory that takes. */
export const importSection: Section = {
  name: 'import',
  summary: 'rows of Client Level Data a second, and the most memory that importing a million of them takes',
  minutes: 6,
  run: measureImport,
};

/** The most memory that an import may hold, in megabytes, however long its file is. */
const mostMegabytes = 400;

const entry = fileURLToPath(new URL('../../../subgraphs/social/import.ts', import.meta.url));
const peak = fileURLToPath(new URL('../run/peak.mjs', import.meta.url));

interface ImportRun {
  readonly seconds: number;
  readonly megabytes: number;
  readonly said: string;
}

async function measureImport(bench: BenchRun): Promise<SectionResult> {
  const rows = bench.isSmoke === true ? 5000 : bench.isQuick ? 100_000 : 1_000_000;
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-bench-'));
  const figures: Record<string, string | number>[] = [];
  const misses: string[] = [];
  try {
    bench.say(`writing a file of ${rows} rows`);
    const path = join(folder, 'file.csv');
    const faulty = await writeLargeFile(path, rows);
    const { size } = await stat(path);
    for (const { name, open } of toStores()) {
      const postgres = await open();
      try {
        bench.say(name);
        const first = await importOnce(path, postgres.url);
        const again = await importOnce(path, postgres.url);
        const wanted = `refused: ${faulty.toLocaleString('en-GB')}.`;
        if (!first.said.includes(wanted)) misses.push(`${name}: the import did not say "${wanted}"`);
        if (first.megabytes > mostMegabytes) {
          misses.push(`${name}: ${Math.round(first.megabytes)} MB were held, of ${mostMegabytes}`);
        }
        figures.push({
          store: name,
          rows,
          megabytes: size / 1e6,
          rowsPerSecond: rows / first.seconds,
          peakMegabytes: first.megabytes,
          againSeconds: again.seconds,
        });
      } finally {
        await postgres.close();
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { figures, text: toText(figures), misses };
}

/** Runs the command as an operator does; with 3 it ends where rows were refused, and with 0 where none was. */
async function importOnce(path: string, url: string): Promise<ImportRun> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', peak, entry, 'cld', path], {
    env: { ...process.env, CAREGRAPH_SOCIAL_STORE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const read = async (stream: AsyncIterable<Buffer>) =>
    Buffer.concat(await Array.fromAsync(stream)).toString('utf8');
  const [, said, faults, told] = child.stdio;
  const [text, errors, kilobytes, [code]] = await Promise.all([
    read(said as AsyncIterable<Buffer>),
    read(faults as AsyncIterable<Buffer>),
    read(told as unknown as AsyncIterable<Buffer>),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0 && code !== 3) throw new Error(`The import ended with ${code}: ${errors}`);
  return { seconds: (performance.now() - begin) / 1000, megabytes: Number(kilobytes) / 1000, said: text };
}

function toText(figures: readonly Record<string, string | number>[]): string {
  const columns = ['store', 'rows', 'megabytes', 'rowsPerSecond', 'peakMegabytes', 'againSeconds'] as const;
  const titles = ['store', 'rows', 'file MB', 'rows a second', 'most memory MB', 'imported again, s'];
  const toCell = (value: string | number | undefined) =>
    typeof value === 'number' ? value.toFixed(value < 10 ? 1 : 0) : (value ?? '');
  const table = writeTable([titles, ...figures.map((run) => columns.map((column) => toCell(run[column])))]);
  return `${table}\n\nThe memory is the command’s own. Its start and the making of the tables count.${noRealStore()}`;
}
