import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** The folder of the example with TLS between its processes. */
export const tlsOverlay = 'deploy/kubernetes/overlays/example-tls';

const generatorShape = z.strictObject({
  name: z.string(),
  behavior: z.enum(['create', 'merge']).default('create'),
  literals: z.array(z.string()).default([]),
  files: z.array(z.string()).default([]),
});
const kustomizationShape = z.strictObject({
  apiVersion: z.enum(['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1alpha1']),
  kind: z.enum(['Kustomization', 'Component']),
  namespace: z.string().optional(),
  resources: z.array(z.string()).default([]),
  components: z.array(z.string()).default([]),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).default([]),
  configMapGenerator: z.array(generatorShape).default([]),
  patches: z
    .array(
      z.strictObject({ path: z.string(), target: z.strictObject({ kind: z.string(), name: z.string() }) }),
    )
    .default([]),
});
const additionsShape = z.array(
  z.strictObject({ op: z.literal('add'), path: z.string().startsWith('/'), value: z.unknown() }),
);

function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/**
 * Builds what a kustomization says, as `kubectl kustomize` does, but for the hashes in the names of ConfigMaps; a
 * feature of kustomize that it does not know fails.
 */
export function buildManifests(folder: string): readonly ClusterObject[] {
  return build(folder, 'Kustomization', []);
}

/** Builds a folder's own objects beside those that are there, which a component changes. */
function build(
  folder: string,
  kind: 'Kustomization' | 'Component',
  there: readonly ClusterObject[],
): readonly ClusterObject[] {
  const asked = kustomizationShape.parse(parse(readText(`${folder}/kustomization.yaml`)));
  if (asked.kind !== kind) throw new Error(`${folder} is no ${kind}.`);
  const own = asked.resources.flatMap((resource) =>
    resource.endsWith('.yaml')
      ? readObjects(`${folder}/${resource}`)
      : buildManifests(join(folder, resource)),
  );
  const objects = asked.components.reduce<readonly ClusterObject[]>(
    (known, component) => build(join(folder, component), 'Component', known),
    [...there, ...own],
  );
  return change(folder, asked, [...objects]);
}

function change(
  folder: string,
  asked: z.output<typeof kustomizationShape>,
  objects: ClusterObject[],
): readonly ClusterObject[] {
  for (const generator of asked.configMapGenerator) addConfigMap(objects, folder, generator);
  for (const { path, target } of asked.patches) {
    // A name is a pattern for all of it.
    const name = new RegExp(`^(?:${target.name})$`);
    const patched = objects.filter((each) => each.kind === target.kind && name.test(each.metadata.name));
    if (patched.length !== target.name.split('|').length)
      throw new Error(`${path} patches what is not there.`);
    for (const { path: place, value } of additionsShape.parse(parse(readText(`${folder}/${path}`)))) {
      for (const object of patched) add(object, place, value);
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

/** Adds a value at a place (JSON Patch): at the end of a list, or to an object that has it not yet. */
function add(object: ClusterObject, place: string, value: unknown): void {
  const keys = place
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  const found = keys.reduce<unknown>(
    (part, key) => (part as Record<string, unknown> | undefined)?.[key],
    object,
  );
  const isList = Array.isArray(found);
  if (typeof found !== 'object' || found === null || isList !== (last === '-') || last in found) {
    throw new Error(`Nothing can be added at ${place}.`);
  }
  if (isList) found.push(value);
  else (found as Record<string, unknown>)[last] = value;
}
