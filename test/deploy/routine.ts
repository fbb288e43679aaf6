import { z } from 'zod';
import type { ClusterObject } from './manifests.ts';

const jobShape = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    suspend: z.boolean().default(false),
    jobTemplate: z.looseObject({
      spec: z.looseObject({
        template: z.looseObject({
          metadata: z.strictObject({ labels: z.record(z.string(), z.string()) }),
          spec: z.looseObject({
            containers: z.tuple([
              z.looseObject({
                name: z.string(),
                command: z.array(z.string()),
                env: z.array(
                  z.strictObject({
                    name: z.string(),
                    valueFrom: z.strictObject({
                      secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }),
                    }),
                  }),
                ),
                volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
              }),
            ]),
          }),
        }),
      }),
    }),
  }),
});

/** What the manifests run again and again beside the processes. */
export interface Routine {
  readonly name: string;
  /** Whether somebody has to start it each time. */
  readonly isSuspended: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** What Secrets set: by variable, the object and the key. */
  readonly secrets: Readonly<Record<string, { readonly object: string; readonly key: string }>>;
  /** Where volumes are mounted. */
  readonly folders: readonly string[];
}

/** The routines of the manifests; fails where one is of another shape. */
export function findRoutines(objects: readonly ClusterObject[]): readonly Routine[] {
  return objects
    .filter(({ kind }) => kind === 'CronJob')
    .map((object) => {
      const { metadata, spec } = jobShape.parse(object);
      const { template } = spec.jobTemplate.spec;
      const [container] = template.spec.containers;
      return {
        name: metadata.name,
        isSuspended: spec.suspend,
        labels: template.metadata.labels,
        command: container.command,
        secrets: Object.fromEntries(
          container.env.map(({ name, valueFrom: { secretKeyRef } }) => [
            name,
            { object: secretKeyRef.name, key: secretKeyRef.key },
          ]),
        ),
        folders: container.volumeMounts.map(({ mountPath }) => mountPath),
      };
    });
}
