import { describe, expect, it } from 'vitest';
import { findSection } from '../docs/markdown.ts';
import { isInProject, readProjectFile } from '../docs/project-files.ts';
import { findReached } from './find-reached-files.ts';
import { buildManifests, exampleOverlay } from './manifests.ts';
import { findRoutines } from './routine.ts';
import { findWorkloads } from './workloads.ts';

const objects = buildManifests(exampleOverlay);
const workloads = findWorkloads(objects);
const routines = findRoutines(objects);
const known = new Set(
  workloads.flatMap(({ secrets }) => Object.values(secrets).map(({ object, key }) => `${object}/${key}`)),
);

describe('what runs beside the processes', () => {
  it('is the verification of looks every night, and the import of files when somebody starts it', () => {
    expect(
      routines.map(({ name, isSuspended, command }) => [name, isSuspended, ...command.slice(1, 3)]),
    ).toEqual([
      ['audit-verify', false, 'tools/audit/index.ts', 'verify'],
      ['council-file', true, 'subgraphs/social/import.ts', 'cld'],
    ]);
  });

  it.each(routines.map((routine) => [routine.name, routine] as const))(
    '%s runs what is there with what it reads, as nobody in particular, and is no process of a Service',
    (name, { command, secrets, folders, labels }) => {
      const [node, entry = '', ...words] = command;
      expect([node, isInProject(entry)]).toEqual(['/usr/local/bin/node', true]);
      const text = findReached([entry])
        .files.map((path) => readProjectFile(path))
        .join('\n');
      expect(Object.keys(secrets).filter((variable) => !text.includes(variable))).toEqual([]);
      const objectsAndKeys = Object.values(secrets).map(({ object, key }) => `${object}/${key}`);
      expect(objectsAndKeys.filter((each) => !known.has(each))).toEqual([]);
      const files = words.filter((word) => word.startsWith('/'));
      expect(files.filter((file) => !folders.some((folder) => file.startsWith(`${folder}/`)))).toEqual([]);
      expect(labels).toEqual({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'caregraph' });
      expect(workloads.map((workload) => workload.name)).not.toContain(name);
      expect(objects.find((each) => each.kind === 'CronJob' && each.metadata.name === name)).toMatchObject({
        spec: {
          concurrencyPolicy: 'Forbid',
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  restartPolicy: 'Never',
                  automountServiceAccountToken: false,
                  enableServiceLinks: false,
                  securityContext: { runAsNonRoot: true, runAsUser: 1000 },
                  containers: [
                    {
                      image: 'images.example/caregraph:0.1.0',
                      securityContext: {
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        capabilities: { drop: ['ALL'] },
                      },
                    },
                  ],
                },
              },
            },
          },
        },
      });
    },
  );

  it('may ask the stores', () => {
    const stores = objects.find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'stores',
    );
    for (const { name } of routines) expect(JSON.stringify(stores)).toContain(`"${name}"`);
  });

  it('is named by docs/operate.md', () => {
    const section = findSection(readProjectFile('docs/operate.md'), '## In containers');
    for (const { name } of routines) expect(section).toContain(`\`${name}\``);
  });
});
