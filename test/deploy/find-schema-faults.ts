import type { ClusterObject } from './manifests.ts';

/** A kind of object as its published schema has it. */
interface Model {
  validate(): void;
}
type ModelClass = new (data: never) => Model;

/** Finds what the schema that Kubernetes publishes for an object's kind does not allow, unknown fields too. */
export async function findSchemaFaults(object: ClusterObject): Promise<readonly string[]> {
  const { apiVersion, kind } = object;
  // Which modules there are is for the package to say, not for whoever bundles.
  const module = (await import(/* @vite-ignore */ `kubernetes-models/${apiVersion}/${kind}`)) as Record<
    string,
    ModelClass
  >;
  const Kind = module[kind];
  if (Kind === undefined) return [`there is no ${apiVersion} ${kind}`];
  const judge = (data: unknown): string | undefined => {
    try {
      new Kind(data as never).validate();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const fault = judge(object);
  if (fault !== undefined) return [fault];
  // Every field has a type, so one that may hold anything is none that the schema knows.
  return listFields(object)
    .filter((path) => judge(withNonsenseAt(object, path)) === undefined)
    .map((path) => `${path.join('.')} is unknown`);
}

type Path = readonly (string | number)[];

function listFields(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => listFields(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    [...path, key],
    ...listFields(below, [...path, key]),
  ]);
}

function withNonsenseAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return Symbol('nonsense');
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === key ? withNonsenseAt(each, rest) : each));
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: withNonsenseAt(object[String(key)], rest) };
}
