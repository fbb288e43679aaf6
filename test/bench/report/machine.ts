import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** On what, and on what state of the project, figures were taken. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
  readonly system: string;
  readonly node: string;
  /** How busy the machine was with other things when the bench began (1 is one core). */
  readonly loadBefore: number;
  readonly commit: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** Describes the machine and the versions of what is compared. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    gigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
    commit: readCommit(),
    versions: {
      ...pick(readManifest('../../../package.json'), [
        '@apollo/gateway',
        '@apollo/server',
        'undici',
        'graphql',
      ]),
      ...readManifest('../package.json'),
    },
  };
}

function readManifest(file: string): Readonly<Record<string, string>> {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return (JSON.parse(text) as { dependencies: Record<string, string> }).dependencies;
}

function pick(from: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}

function readCommit(): string {
  const git = (...given: string[]) =>
    execFileSync('git', given, {
      cwd: new URL('.', import.meta.url),
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  try {
    const changed =
      git('status', '--porcelain', '--', '../../../gateway') === '' ? '' : ', gateway changed since';
    return `${git('rev-parse', '--short', 'HEAD')}${changed}`;
  } catch {
    return 'unknown';
  }
}
