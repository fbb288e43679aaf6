import { posix } from 'node:path';
import { readProjectFile } from '../docs/project-files.ts';

/** What running an entry loads: files of the project, from its root, and packages by name. */
export interface Reached {
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

const imported =
  /^(?:import|export)\s(?!type\s)[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
const beside = /new URL\(\s*'([^']+\.(?:ts|mjs))',\s*import\.meta\.url/g;

/**
 * Finds what entries load when they run, by the imports that stay when types are stripped; dynamic ones count.
 *
 * @param besides files that are not looked into
 */
export function findReached(entries: readonly string[], besides: ReadonlySet<string> = new Set()): Reached {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file) || besides.has(file)) continue;
    files.add(file);
    const text = readProjectFile(file);
    const named = [...text.matchAll(imported)].map(
      ([, first, second, third]) => first ?? second ?? third ?? '',
    );
    const workers = [...text.matchAll(beside)].map(([, path = '']) => path);
    for (const name of [...named, ...workers]) {
      if (name.startsWith('node:')) continue;
      if (name.startsWith('.') || workers.includes(name)) waiting.push(posix.join(posix.dirname(file), name));
      else packages.add(toPackage(name));
    }
  }
  return { files: [...files], packages: [...packages].toSorted() };
}

function toPackage(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
