import type { FhirResource } from '../fhir/frame-resources.ts';
import type { Refused } from '../mapping/mapping-context.ts';
import { isAboutPerson } from './is-about-person.ts';
import type { RecordIndex } from './record-index.ts';
import { toPlace } from './to-place.ts';

/**
 * Says why nothing may be made of a resource, whatever it holds; `undefined` where something may.
 *
 * FHIR (STU3, "Extensibility"): a modifier extension can change what an element means, down to its opposite, so what
 * carries one that is not known must not be read as if it did not. GP Connect defines none.
 */
export function findRefusal(resource: FhirResource, index: RecordIndex): Refused | undefined {
  if (!isAboutPerson(resource, index)) return { refused: `${toPlace(resource)} about someone else` };
  return findModifier(resource);
}

/** Refuses a resource that carries a modifier extension anywhere. */
export function findModifier(resource: FhirResource): Refused | undefined {
  return isModified(resource) ? { refused: toPlace(resource, 'modifierExtension') } : undefined;
}

/** Looks through every element, without a call for each level: resources can be nested deeper than calls can. */
function isModified(resource: FhirResource): boolean {
  const waiting: unknown[] = [resource];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, part] of Object.entries(next)) {
      if (name === 'modifierExtension' && Array.isArray(part) && part.length > 0) return true;
      if (typeof part === 'object' && part !== null) waiting.push(part);
    }
  }
  return false;
}
