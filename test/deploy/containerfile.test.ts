import { describe, expect, it } from 'vitest';
import { isInProject, readProjectFile } from '../docs/project-files.ts';
import { findWords, readStages } from './containerfile.ts';
import { findReached } from './find-reached-files.ts';
import { buildManifests, exampleOverlay } from './manifests.ts';
import { findWorkloads } from './workloads.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readProjectFile('package.json')) as Manifest;
const stages = readStages();
const last = stages.at(-1) ?? [];
const workloads = findWorkloads(buildManifests(exampleOverlay));
const copied = findWords(last, 'COPY')
  .filter((words) => !words.startsWith('--from='))
  .flatMap((words) => words.split(' ').slice(0, -1));
const entries = workloads.map(({ container }) => container.command[1] ?? '');
/** What operators run beside the processes. */
const tools = [
  'tools/audit/index.ts',
  'tools/doctor/index.ts',
  'subgraphs/secondary/operate/index.ts',
  'subgraphs/social/import.ts',
  'subgraphs/social/matching.ts',
  'subgraphs/community/readings.ts',
];

describe('deploy/Containerfile', () => {
  it('is built on the Node that the project brings', () => {
    const [version] = new Set(Object.values(manifest.optionalDependencies));
    expect(new Set(stages.flatMap((stage) => findWords(stage, 'FROM')))).toEqual(
      new Set([
        `docker.io/library/node:${version}-trixie-slim AS page`,
        `docker.io/library/node:${version}-trixie-slim AS packages`,
        `docker.io/library/node:${version}-trixie-slim`,
      ]),
    );
  });

  it('ends in an image that runs as a number, without a shell', () => {
    expect(findWords(last, 'USER')).toEqual(['1000:1000']);
    expect(findWords(last, 'STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(findWords(last, 'ENTRYPOINT')).toEqual(['["/usr/local/bin/node"]']);
    const run = stages.flatMap((stage) => findWords(stage, 'RUN'));
    expect(run.filter((words) => !words.startsWith('["'))).toEqual([]);
    expect(findWords(last, 'RUN')).toEqual([]);
  });

  it('names every port that a process has', () => {
    const ports = workloads.flatMap(({ container }) =>
      container.ports.map(({ containerPort }) => containerPort),
    );
    const exposed = findWords(last, 'EXPOSE').flatMap((words) => words.split(' ').map(Number));
    expect(new Set(exposed)).toEqual(new Set(ports));
  });

  it('copies what is there, and sends nothing else to the build', () => {
    const folders = copied.map((path) => path.replace('./', ''));
    expect(folders.filter((path) => !isInProject(path))).toEqual([]);
    const sent = readProjectFile('.containerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const asked = stages
      .flatMap((stage) => findWords(stage, 'COPY'))
      .filter((words) => !words.startsWith('--'));
    expect(new Set(sent)).toEqual(new Set(asked.flatMap((words) => words.split(' ').slice(0, -1))));
  });

  it('copies all that the processes and tools load', () => {
    // Looking at the sandbox is for where the sandbox is.
    const { files } = findReached([...entries, ...tools], new Set(['tools/doctor/to-sandbox.ts']));
    expect(
      files.filter((path) => !copied.some((each) => path === each || path.startsWith(`${each}/`))),
    ).toEqual([]);
  });

  it('installs every package that they load', () => {
    const { packages } = findReached([...entries, ...tools], new Set(['tools/doctor/to-sandbox.ts']));
    expect(packages.filter((name) => manifest.dependencies[name] === undefined)).toEqual([]);
  });
});
