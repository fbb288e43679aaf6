import { findLabels, type RecordLabel } from '../../kit/record-labels.ts';
import type { FhirResource } from './frame-resources.ts';

/**
 * The labels that a resource carries in `meta.security` or in a document's `securityLabel`.
 *
 * Their absence proves nothing: GP Connect obliges nobody to send them on a read.
 */
export function toLabels(resource: FhirResource | undefined): readonly RecordLabel[] {
  if (resource === undefined) return [];
  const { meta, securityLabel } = resource;
  return hasSecurity(meta) || securityLabel !== undefined ? findLabels(meta, securityLabel) : [];
}

/** Joins the labels of the resources that one item is made of. */
export function toJoinedLabels(...resources: readonly (FhirResource | undefined)[]): readonly RecordLabel[] {
  return [...new Set(resources.flatMap(toLabels))];
}

function hasSecurity(meta: unknown): boolean {
  return typeof meta === 'object' && meta !== null && 'security' in meta;
}
