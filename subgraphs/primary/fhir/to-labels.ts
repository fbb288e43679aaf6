import type { RecordLabel } from '../../kit/record-labels.ts';
import type { FhirResource } from './frame-resources.ts';

/**
 * The labels that a resource carries: `NOPAT` (HL7 v3 ActCode) in `meta.security` or in a document's
 * `securityLabel` says that it is not for the patient.
 *
 * It is looked for in whatever shape the labels have, because one that is misread would show what must not be
 * shown. Its absence proves nothing: GP Connect obliges nobody to send it on a read.
 */
export function toLabels(resource: FhirResource | undefined): readonly RecordLabel[] {
  if (resource === undefined) return [];
  const { meta, securityLabel } = resource;
  if (securityLabel === undefined && !hasSecurity(meta)) return [];
  return isMarked([meta, securityLabel]) ? ['NOT_FOR_PATIENT'] : [];
}

/** Joins the labels of the resources that one item is made of. */
export function toJoinedLabels(...resources: readonly (FhirResource | undefined)[]): readonly RecordLabel[] {
  return [...new Set(resources.flatMap(toLabels))];
}

function isMarked(labels: unknown): boolean {
  try {
    return /"\s*NOPAT\s*"/i.test(JSON.stringify(labels));
  } catch {
    // What is nested too deeply to be looked through may hold it.
    return true;
  }
}

function hasSecurity(meta: unknown): boolean {
  return typeof meta === 'object' && meta !== null && 'security' in meta;
}
