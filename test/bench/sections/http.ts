import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { waitUntilReady } from '../contenders/wait-until-ready.ts';
import { closePosts } from '../load/post.ts';
import type { Workload } from '../load/workloads.ts';
import { quantile, toFigure, toRange, toSpread } from '../report/statistics.ts';
import { writeTable } from '../report/table.ts';
import { findFreePort } from '../../support/find-free-port.ts';
import { installPackages, packagesFolder } from '../run/install-packages.ts';
import { startProcess } from '../run/start-process.ts';
import type { CheckAnswer } from '../world/expected-answers.ts';
import type { Entrant } from './gateway-contenders.ts';
import { measureRounds, toDurations } from './measure-rounds.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Compares the ways to put Apollo Server behind HTTP. */
export const httpSection: Section = {
  name: 'http',
  summary: 'Apollo Server behind Express, Fastify and plain node:http, over one schema',
  minutes: 3,
  run: compareHttpPaths,
};

const folderOfPaths = fileURLToPath(new URL('../http-paths/', import.meta.url));

const paths = [
  { name: 'http-plain', title: 'Apollo Server, plain node:http' },
  { name: 'http-fastify', title: 'Apollo Server, Fastify' },
  { name: 'http-express', title: 'Apollo Server, Express' },
  { name: 'http-floor', title: 'floor: node:http without Apollo Server' },
];

const workloads: readonly Workload[] = [
  createWorkload(
    'person',
    'a small answer',
    'query ($id: ID!) { person(id: $id) { id name note } }',
    (turn) => ({
      id: String(turn),
    }),
  ),
  createWorkload(
    'people',
    'an answer of 14 kB',
    'query ($from: Int!) { people(from: $from) { id name note } }',
    (turn) => ({
      from: turn,
    }),
  ),
];

async function compareHttpPaths(run: BenchRun): Promise<SectionResult> {
  await installPackages();
  for (const file of readdirSync(folderOfPaths))
    copyFileSync(join(folderOfPaths, file), join(packagesFolder, file));
  const folder = mkdtempSync(join(tmpdir(), 'caregraph-bench-http-'));
  const entrants: Entrant[] = [];
  try {
    for (const { name, title } of paths) {
      const port = await findFreePort();
      const process = startProcess({
        arguments: [join(packagesFolder, `${name}.mjs`), String(port)],
        folder: packagesFolder,
        logFile: join(folder, `${name}.log`),
      });
      const url = `http://127.0.0.1:${port}/graphql`;
      entrants.push({ name, title, url, process });
      await waitUntilReady(url, process);
    }
    const times = toDurations(run);
    const figures = [];
    for (const workload of workloads) {
      const contenders = await measureRounds(run, entrants, workload, await createCheck(), times);
      figures.push({ name: workload.name, title: workload.title, contenders });
    }
    return { figures: { workloads: figures }, text: figures.map(writeWorkload).join('\n\n'), misses: [] };
  } finally {
    await Promise.all(entrants.map(({ url }) => closePosts(url)));
    await Promise.all(entrants.map(({ process }) => process.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

function writeWorkload({
  title,
  contenders,
}: {
  readonly title: string;
  readonly contenders: Awaited<ReturnType<typeof measureRounds>>;
}): string {
  const [first] = contenders;
  const rows = contenders.map((one) => [
    one.title,
    toRange(toSpread(one.cpu)),
    toRange(toSpread(one.cpu.map((cpu, round) => cpu / (first?.cpu[round] ?? Number.NaN)))),
    toFigure(quantile(one.rate, 0.5)),
  ]);
  return `### ${title}\n\n${writeTable([['', 'CPU ms a request', 'times plain', 'requests/s'], ...rows])}`;
}

function createWorkload(
  name: string,
  title: string,
  query: string,
  toVariables: (turn: number) => Readonly<Record<string, unknown>>,
): Workload {
  let turn = 0;
  return { name, title, query, kinds: [0], connections: 16, toVariables: () => toVariables((turn += 1)) };
}

async function createCheck(): Promise<CheckAnswer> {
  const { resolvers } = (await import(new URL('../http-paths/people.mjs', import.meta.url).href)) as {
    resolvers: { Query: Record<string, (root: undefined, given: unknown) => unknown> };
  };
  return ({ query, variables }, answer) => {
    const field = /\b(person|people)\(/.exec(query)?.[1] ?? '';
    const { data } = JSON.parse(answer) as { data: unknown };
    const isRight = isDeepStrictEqual(data, { [field]: resolvers.Query[field]?.(undefined, variables) });
    return Promise.resolve(isRight ? undefined : `it is ${answer.slice(0, 200)}`);
  };
}
