import { z } from 'zod';
import type { ClusterObject } from './manifests.ts';

const probeShape = z.strictObject({
  httpGet: z.strictObject({
    path: z.string(),
    port: z.string(),
    scheme: z.enum(['HTTP', 'HTTPS']).default('HTTP'),
  }),
  periodSeconds: z.number(),
  timeoutSeconds: z.number(),
  failureThreshold: z.number(),
});
const containerShape = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()),
  envFrom: z.array(z.strictObject({ configMapRef: z.strictObject({ name: z.string() }) })),
  env: z.array(
    z.strictObject({
      name: z.string(),
      valueFrom: z.strictObject({ secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }) }),
    }),
  ),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.number() })),
  startupProbe: probeShape,
  readinessProbe: probeShape,
  livenessProbe: probeShape,
  resources: z.strictObject({
    requests: z.strictObject({ cpu: z.string(), memory: z.string() }),
    limits: z.strictObject({ memory: z.string() }),
  }),
  volumeMounts: z.array(
    z.strictObject({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().default(false) }),
  ),
});
const volumeShape = z.union([
  z.strictObject({ name: z.string(), configMap: z.strictObject({ name: z.string() }) }),
  z.strictObject({
    name: z.string(),
    secret: z.strictObject({
      secretName: z.string(),
      defaultMode: z.literal(0o440),
      items: z.array(z.strictObject({ key: z.string(), path: z.string() })).optional(),
    }),
  }),
]);
const podShape = z.looseObject({
  terminationGracePeriodSeconds: z.number(),
  containers: z.tuple([containerShape]),
  volumes: z.array(volumeShape),
});
const workloadShape = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    replicas: z.number().optional(),
    selector: z.strictObject({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.looseObject({
      metadata: z.strictObject({
        labels: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.string()),
      }),
      spec: podShape,
    }),
    volumeClaimTemplates: z
      .array(z.looseObject({ metadata: z.strictObject({ name: z.string() }) }))
      .default([]),
  }),
});

/** A file that a process finds where it is mounted, and the object that it comes from. */
export interface MountedFile {
  readonly path: string;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly object: string;
  readonly key: string;
}

/** One process as the manifests run it. */
export interface Workload {
  readonly name: string;
  readonly kind: string;
  readonly replicas: number | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly graceSeconds: number;
  readonly container: z.output<typeof containerShape>;
  /** What ConfigMaps set. */
  readonly settings: Readonly<Record<string, string>>;
  /** What Secrets set: by variable, the object and the key. */
  readonly secrets: Readonly<Record<string, { readonly object: string; readonly key: string }>>;
  /** The files that ConfigMaps and Secrets of the cluster are mounted as; of a whole Secret only its folder is known. */
  readonly files: readonly MountedFile[];
  /** Where it may write. */
  readonly writable: readonly string[];
}

/** The processes that the manifests run; fails where one is of another shape than the rest. */
export function findWorkloads(objects: readonly ClusterObject[]): readonly Workload[] {
  const maps = new Map(
    objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata, data }) => [metadata.name, data as Readonly<Record<string, string>>]),
  );
  return objects
    .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
    .map((object) => toWorkload(object, maps));
}

function toWorkload(
  object: ClusterObject,
  maps: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Workload {
  const { metadata, spec } = workloadShape.parse(object);
  const pod = spec.template.spec;
  const [container] = pod.containers;
  const claimed = new Set(spec.volumeClaimTemplates.map((claim) => claim.metadata.name));
  const settings = container.envFrom.map(({ configMapRef: { name } }) => {
    const data = maps.get(name);
    if (data === undefined)
      throw new Error(`${metadata.name} reads the ConfigMap ${name}, which is not there.`);
    return data;
  });
  const files = container.volumeMounts.flatMap(({ name, mountPath }) => {
    if (claimed.has(name)) return [];
    const volume = pod.volumes.find((each) => each.name === name);
    if (volume === undefined) throw new Error(`${metadata.name} mounts ${name}, which is no volume of it.`);
    return toFiles(volume, mountPath, maps);
  });
  return {
    name: metadata.name,
    kind: object.kind,
    replicas: spec.replicas,
    labels: spec.template.metadata.labels,
    annotations: spec.template.metadata.annotations,
    graceSeconds: pod.terminationGracePeriodSeconds,
    container,
    settings: Object.assign({}, ...settings) as Readonly<Record<string, string>>,
    secrets: Object.fromEntries(
      container.env.map(({ name, valueFrom: { secretKeyRef } }) => [
        name,
        { object: secretKeyRef.name, key: secretKeyRef.key },
      ]),
    ),
    files,
    writable: container.volumeMounts
      .filter(({ name }) => claimed.has(name))
      .map(({ mountPath }) => mountPath),
  };
}

function toFiles(
  volume: z.output<typeof volumeShape>,
  mountPath: string,
  maps: ReadonlyMap<string, Readonly<Record<string, string>>>,
): readonly MountedFile[] {
  if ('configMap' in volume) {
    const object = volume.configMap.name;
    // One that is not built here is made of the file that the project has.
    const keys = Object.keys(maps.get(object) ?? { 'supergraph.graphql': '' });
    return keys.map((key) => ({ path: `${mountPath}/${key}`, kind: 'ConfigMap', object, key }));
  }
  const object = volume.secret.secretName;
  const items = volume.secret.items ?? ['tls.crt', 'tls.key', 'ca.crt'].map((key) => ({ key, path: key }));
  return items.map(({ key, path }) => ({ path: `${mountPath}/${path}`, kind: 'Secret', object, key }));
}
