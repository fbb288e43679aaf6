import type { FhirResource, Reference } from 'fhir/r3.js';
import { isNotSupported, type RecordIndex } from './record-index.ts';

/**
 * References that lead nowhere, as `Source → Target`.
 *
 * An Encounter may be missing wherever consultations were not asked for, a Location always; and what a problem
 * is related to is only in the bundle if problems were asked for.
 */
export function findReferenceFaults(index: RecordIndex): string[] {
  return index.all.flatMap((resource) =>
    listReferences(resource)
      .filter((reference) => reference.reference !== undefined && !reference.reference.startsWith('#'))
      .filter((reference) => !isNotSupported(reference) && index.find(reference) === undefined)
      .map((reference) => reference.reference?.split('/')[0] ?? '')
      .filter((target) => target !== 'Encounter' && target !== 'Location')
      .map((target) => `${resource.resourceType} → ${target}`),
  );
}

function listReferences(resource: FhirResource): Reference[] {
  // What a problem is related to is in its extensions.
  const { extension, ...rest } = resource as FhirResource & { extension?: unknown };
  return walk(resource.resourceType === 'Condition' ? rest : { ...rest, extension });
}

function walk(value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap(walk);
  if (typeof value !== 'object' || value === null) return [];
  const mine = 'reference' in value && typeof value.reference === 'string' ? [value as Reference] : [];
  return [...mine, ...Object.values(value).flatMap(walk)];
}
