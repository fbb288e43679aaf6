import { describe, expect, it } from 'vitest';
import { listInstalledPackages } from './installed-packages.ts';
import { findCodeSpans, findSection, findTableRows } from './markdown.ts';
import { projectRoot, readProjectFile } from './project-files.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const manifest = JSON.parse(readProjectFile('package.json')) as Manifest;
const text = readProjectFile('docs/dependencies.md');
const installed = listInstalledPackages(projectRoot);

/** The first two cells of each row below a heading: a package and what is said of it. */
function listRows(heading: string): readonly (readonly [string, string])[] {
  return findTableRows(findSection(text, heading)).map(([name = '', said = '']) => [
    name.replaceAll('`', ''),
    said,
  ]);
}

function namesOf(packages: readonly { readonly name: string }[]): readonly string[] {
  return [...new Set(packages.map(({ name }) => name))].toSorted();
}

describe('docs/dependencies.md', () => {
  const production = listRows('## Direct dependencies in production');
  const development = listRows('## Direct dependencies for work on it');

  it.each([
    ['dependencies', production],
    ['devDependencies', development],
    ['optionalDependencies', listRows('## Direct dependencies by system')],
  ] as const)('names all %s and no others', (kind, rows) => {
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(manifest[kind]).toSorted());
  });

  it('gives each direct dependency the licence that it has', () => {
    const licenses = new Map(installed.map(({ folder, license }) => [folder, license]));
    for (const [name, license] of [...production, ...development]) {
      expect([name, license]).toEqual([name, licenses.get(`node_modules/${name}`)]);
    }
  });

  it('names every licence of the whole tree', () => {
    const named = new Set(listRows('## Licences').map(([license]) => license));
    const unnamed = installed.filter(({ license }) => !named.has(license));
    expect(unnamed.map(({ name, license }) => [name, license])).toEqual([]);
  });

  it('names all packages under the Elastic License', () => {
    const [first = ''] = findSection(text, '### Elastic License 2.0').trim().split('\n\n');
    const elastic = installed.filter(({ license }) => license === 'Elastic-2.0');
    expect([...findCodeSpans(first)].toSorted()).toEqual(namesOf(elastic));
  });

  it('names all packages that bring an install script, each of which is denied', () => {
    const named = listRows('## Install scripts')
      .map(([name]) => name)
      .toSorted();
    expect(named).toEqual(namesOf(installed.filter(({ hasInstallScript }) => hasInstallScript)));
    expect(manifest.allowScripts).toEqual(Object.fromEntries(named.map((name) => [name, false])));
  });
});
