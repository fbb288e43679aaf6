import { bundleEntry, type FhirResource } from '../fhir/frame-resources.ts';

/** The resources of one bundle, found by reference or by type. */
export interface RecordIndex {
  /** The resource that a reference points at; `undefined` where the bundle does not hold it. */
  find(reference: string | undefined): FhirResource | undefined;
  ofType(resourceType: string): readonly FhirResource[];
  readonly all: readonly FhirResource[];
}

/** Indexes the entries of a bundle once; an entry that holds no resource is left out and missed where it is referred to. */
export function createRecordIndex(entries: readonly unknown[]): RecordIndex {
  const byReference = new Map<string, FhirResource>();
  const byType = new Map<string, FhirResource[]>();
  const all: FhirResource[] = [];
  for (const entry of entries) {
    const parsed = bundleEntry.safeParse(entry);
    if (!parsed.success) continue;
    const { resource, fullUrl } = parsed.data;
    all.push(resource);
    const sameType = byType.get(resource.resourceType);
    if (sameType === undefined) byType.set(resource.resourceType, [resource]);
    else sameType.push(resource);
    const keys = [fullUrl, resource.id === undefined ? undefined : `${resource.resourceType}/${resource.id}`];
    // The same practitioner can come twice; the first stands, so that an answer never depends on the last.
    for (const key of keys) if (key !== undefined && !byReference.has(key)) byReference.set(key, resource);
  }
  return {
    all,
    find(reference) {
      if (reference === undefined) return undefined;
      return byReference.get(reference) ?? byReference.get(toLocal(reference));
    },
    ofType: (resourceType) => byType.get(resourceType) ?? [],
  };
}

/** Reduces an absolute or versioned reference to `Type/id`. */
function toLocal(reference: string): string {
  return reference
    .replace(/\/_history\/.*$/, '')
    .split('/')
    .slice(-2)
    .join('/');
}
