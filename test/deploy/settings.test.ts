import { describe, expect, it } from 'vitest';
import { findSection, findTableRows } from '../docs/markdown.ts';
import { isInProject, readProjectFile } from '../docs/project-files.ts';
import { findReached } from './find-reached-files.ts';
import { buildManifests, exampleOverlay, tlsOverlay } from './manifests.ts';
import { findWorkloads } from './workloads.ts';

const objects = buildManifests(exampleOverlay);
const workloads = findWorkloads(objects);
const secured = findWorkloads(buildManifests(tlsOverlay));
const each = [
  ...workloads.map((workload) => [workload.name, workload] as const),
  ...secured.map((workload) => [`${workload.name} with TLS`, workload] as const),
];

/** What may stand in no ConfigMap. */
const secretName = /(?:SECRET|API_KEY|PASSWORD|TOKEN|STORE_URL|DATABASE_URL|TOKENS_URL)S?$/;

describe.each(each)('the settings of %s', (_name, { container, settings, secrets, files, writable }) => {
  const [, entry = ''] = container.command;

  it('are read by what its command runs', () => {
    expect(isInProject(entry)).toBe(true);
    const reached = findReached([entry]);
    const text = reached.files.map((path) => readProjectFile(path)).join('\n');
    const known = new Set(text.match(/\bCAREGRAPH_[A-Z0-9_]+\b/g));
    expect([...Object.keys(settings), ...Object.keys(secrets)].filter((name) => !known.has(name))).toEqual(
      [],
    );
  });

  it('hold no secret', () => {
    expect(Object.keys(settings).filter((name) => secretName.test(name))).toEqual([]);
    expect(Object.values(settings).filter((value) => /:\/\/[^/]*@|-----BEGIN/.test(value))).toEqual([]);
  });

  it('name files that are mounted, and write to what lasts', () => {
    const mounted = new Set(files.map(({ path }) => path));
    const named = Object.entries(settings).filter(([, value]) => value.startsWith('/'));
    for (const [name, value] of named) {
      const isThere = mounted.has(value) || writable.some((folder) => value.startsWith(`${folder}/`));
      expect([name, isThere]).toEqual([name, true]);
    }
    expect(named.map(([, value]) => value).filter((value) => mounted.has(value))).toHaveLength(mounted.size);
  });

  it('name the ports that it has, and the other way round', () => {
    const given = Object.entries(settings)
      .filter(([name]) => name.endsWith('_PORT'))
      .map(([, value]) => Number(value));
    expect(new Set(container.ports.map(({ containerPort }) => containerPort))).toEqual(new Set(given));
  });
});

describe('the commands of docs/operate.md', () => {
  it('run what is there, in processes that the manifests have', () => {
    const section = findSection(readProjectFile('docs/operate.md'), '## In containers');
    const named = [...section.matchAll(/\b(deployment|statefulset)\/(\w+)(?: -- node (\S+))?/g)];
    const kinds = new Map(workloads.map(({ name, kind }) => [name, kind.toLowerCase()]));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, kind, name = '']) => kinds.get(name) !== kind)).toEqual([]);
    const entries = named.flatMap(([, , , entry]) => (entry === undefined ? [] : [entry]));
    expect(entries.filter((entry) => !isInProject(entry))).toEqual([]);
  });
});

describe('what the manifests expect to be there', () => {
  const made = new Set(
    objects.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name),
  );
  const expected = secured.flatMap(({ secrets, files }) => [
    ...Object.values(secrets).map(({ object, key }) => `${object}/${key}`),
    ...files.filter(({ object }) => !made.has(object)).map(({ object, key }) => `${object}/${key}`),
  ]);

  it('stands in docs/operate.md, and nothing else does', () => {
    const rows = findTableRows(findSection(readProjectFile('docs/operate.md'), '## In containers'));
    const listed = rows.flatMap(([object = '', keys = '']) =>
      object.startsWith('`caregraph-')
        ? [...keys.matchAll(/`([^`]+)`/g)].map(([, key]) => `${object.replaceAll('`', '')}/${key}`)
        : [],
    );
    expect([...new Set(listed)].toSorted()).toEqual([...new Set(expected)].toSorted());
  });

  it('is no object of theirs', () => {
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });
});
