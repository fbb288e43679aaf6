import { isDeepStrictEqual } from 'node:util';
import { bundleEntry, type FhirResource } from '../fhir/frame-resources.ts';
import { withoutMarkupInside } from '../fhir/without-markup.ts';

/** The resources of one bundle, found by reference or by type. */
export interface RecordIndex {
  /** The resource that a reference points at; `undefined` where the bundle does not hold it. */
  find(reference: string | undefined): FhirResource | undefined;
  ofType(resourceType: string): readonly FhirResource[];
  readonly all: readonly FhirResource[];
  /** How many others, different ones, were sent under the id of a resource that is found by it. */
  countRivals(resource: FhirResource): number;
  /** Tells whether a resource cannot be found because another was sent under its id before it. */
  isRival(resource: FhirResource): boolean;
  /** Tells whether markup was taken out of a resource's texts. */
  isCleaned(resource: FhirResource): boolean;
}

/** Indexes the entries of a bundle once; an entry that holds no resource is left out and missed where it is referred to. */
export function createRecordIndex(entries: readonly unknown[]): RecordIndex {
  const byReference = new Map<string, FhirResource>();
  const byType = new Map<string, FhirResource[]>();
  const all: FhirResource[] = [];
  const cleaned = new Set<FhirResource>();
  const rivals = new Set<FhirResource>();
  const rivalCounts = new Map<FhirResource, number>();
  for (const entry of entries) {
    const parsed = bundleEntry.safeParse(toWrapped(entry));
    if (!parsed.success) continue;
    const { resource: sent, fullUrl } = parsed.data;
    // Narrative is HTML by design; nothing reads it, so it neither counts nor is kept.
    const { text: _narrative, ...structured } = sent;
    const resource = withoutMarkupInside<FhirResource>(structured);
    if (resource !== structured) cleaned.add(resource);
    all.push(resource);
    const sameType = byType.get(resource.resourceType);
    if (sameType === undefined) byType.set(resource.resourceType, [resource]);
    else sameType.push(resource);
    const keys = [fullUrl, resource.id === undefined ? undefined : `${resource.resourceType}/${resource.id}`];
    // The same practitioner can come twice; the first stands, so that an answer never depends on the last.
    for (const key of keys) if (key !== undefined && !byReference.has(key)) byReference.set(key, resource);
    const first = byReference.get(keys[1] ?? keys[0] ?? '');
    if (first === undefined || first === resource) continue;
    rivals.add(resource);
    if (isDeepStrictEqual(first, resource)) continue;
    rivalCounts.set(first, (rivalCounts.get(first) ?? 0) + 1);
  }
  return {
    all,
    countRivals: (resource) => rivalCounts.get(resource) ?? 0,
    isRival: (resource) => rivals.has(resource),
    isCleaned: (resource) => cleaned.has(resource),
    find(reference) {
      if (reference === undefined) return undefined;
      return byReference.get(reference) ?? byReference.get(toLocal(reference));
    },
    ofType: (resourceType) => byType.get(resourceType) ?? [],
  };
}

/** One published example puts a resource in the place of its entry; what it is cannot be mistaken. */
function toWrapped(entry: unknown): unknown {
  const isBare =
    typeof entry === 'object' && entry !== null && 'resourceType' in entry && !('resource' in entry);
  return isBare ? { resource: entry } : entry;
}

/** Reduces an absolute or versioned reference to `Type/id`. */
function toLocal(reference: string): string {
  return reference
    .replace(/\/_history\/.*$/, '')
    .split('/')
    .slice(-2)
    .join('/');
}
