import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../docs/project-files.ts';

/** One object of a cluster, of any kind. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [part: string]: unknown;
}

/** The folder of the example overlay, from the root of the project. */
export const exampleOverlay = 'deploy/kubernetes/overlays/example';

const generatorShape = z.strictObject({
  name: z.string(),
  behavior: z.enum(['create', 'merge']).default('create'),
  literals: z.array(z.string()).default([]),
  files: z.array(z.string()).default([]),
});
const kustomizationShape = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.string().optional(),
  resources: z.array(z.string()).default([]),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).default([]),
  configMapGenerator: z.array(generatorShape).default([]),
  patches: z
    .array(
      z.strictObject({ path: z.string(), target: z.strictObject({ kind: z.string(), name: z.string() }) }),
    )
    .default([]),
});
const additionsShape = z.array(
  z.strictObject({ op: z.literal('add'), path: z.string().endsWith('/-'), value: z.unknown() }),
);

function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/**
 * Builds what a kustomization says, as `kubectl kustomize` does, but for the hashes in the names of ConfigMaps; a
 * feature of kustomize that it does not know fails.
 */
export function buildManifests(folder: string): readonly ClusterObject[] {
  const asked = kustomizationShape.parse(parse(readText(`${folder}/kustomization.yaml`)));
  const objects = asked.resources.flatMap((resource) =>
    resource.endsWith('.yaml')
      ? readObjects(`${folder}/${resource}`)
      : buildManifests(join(folder, resource)),
  );
  for (const generator of asked.configMapGenerator) addConfigMap(objects, folder, generator);
  for (const { path, target } of asked.patches) {
    const patched = objects.find((each) => each.kind === target.kind && each.metadata.name === target.name);
    if (patched === undefined) throw new Error(`${path} patches what is not there.`);
    for (const { path: place, value } of additionsShape.parse(parse(readText(`${folder}/${path}`)))) {
      toList(patched, place).push(value);
    }
  }
  const text = asked.images.reduce(
    (known, { name, newName, newTag }) =>
      known.replaceAll(`"image":"${name}"`, `"image":"${newName}:${newTag}"`),
    JSON.stringify(objects),
  );
  return JSON.parse(text) as readonly ClusterObject[];
}

/** Reads the objects of one file, each of which must be whole YAML without a warning. */
function readObjects(path: string): ClusterObject[] {
  return parseAllDocuments(readText(path)).map((document) => {
    const faults = [...document.errors, ...document.warnings].map(({ message }) => message);
    if (faults.length > 0) throw new Error(`${path}: ${faults.join('; ')}`);
    return document.toJS() as ClusterObject;
  });
}

function addConfigMap(
  objects: ClusterObject[],
  folder: string,
  { name, behavior, literals, files }: z.output<typeof generatorShape>,
): void {
  const data = Object.fromEntries([
    ...literals.map((literal) => {
      const at = literal.indexOf('=');
      return [literal.slice(0, at), literal.slice(at + 1)];
    }),
    ...files.map((file) => [basename(file), readText(`${folder}/${file}`)]),
  ]) as Record<string, string>;
  const known = objects.find((each) => each.kind === 'ConfigMap' && each.metadata.name === name);
  if ((known === undefined) === (behavior === 'merge'))
    throw new Error(`ConfigMap ${name} is not to ${behavior}.`);
  if (known === undefined) objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
  else Object.assign(known['data'] as Record<string, string>, data);
}

/** Finds the list that an addition is made to (JSON Patch, `/…/-`). */
function toList(object: ClusterObject, place: string): unknown[] {
  const found = dirname(place)
    .slice(1)
    .split('/')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], object);
  if (!Array.isArray(found)) throw new Error(`There is no list at ${place}.`);
  return found;
}
