import { reference } from '../fhir/elements.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import type { RecordIndex } from './record-index.ts';

/**
 * Tells whether a resource is about the person of its bundle; what points at another person, or at nobody in
 * the bundle, is not, and what points at no person is taken to be.
 */
export function isAboutPerson(resource: FhirResource, index: RecordIndex): boolean {
  const sent = resource['subject'] ?? resource['patient'];
  if (sent === undefined) return true;
  const pointer = reference.safeParse(sent).data?.reference;
  return index.find(pointer)?.resourceType === 'Patient';
}
