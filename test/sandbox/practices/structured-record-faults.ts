import type { Bundle, FhirResource } from 'fhir/r3.js';
import { findConsultationFaults } from './consultation-faults.ts';
import { findListFaults } from './list-faults.ts';
import { indexRecord, type RecordIndex } from './record-index.ts';
import { findReferenceFaults } from './reference-faults.ts';
import { findResourceFaults } from './resource-faults.ts';

/**
 * Everything in which a bundle departs from a GP Connect 1.6 structured record, each departure named once.
 *
 * The same checks hold what suppliers published and what the sandbox sends to one standard.
 */
export function findStructuredRecordFaults(bundle: Bundle<FhirResource>): string[] {
  const index = indexRecord(bundle);
  return [
    ...new Set([
      ...findFrameFaults(bundle, index),
      ...findListFaults(index),
      ...findConsultationFaults(index),
      ...findReferenceFaults(index),
      ...findResourceFaults(index),
    ]),
  ].sort();
}

function findFrameFaults(bundle: Bundle<FhirResource>, { all }: RecordIndex): string[] {
  const names = all
    .filter(({ id }) => id !== undefined)
    .map(({ resourceType, id }) => `${resourceType}/${id}`);
  const repeated = names.filter((name, position) => names.indexOf(name) !== position);
  const isProfiled = bundle.meta?.profile?.[0]?.endsWith('/GPConnect-StructuredRecord-Bundle-1');
  return [
    ...(bundle.resourceType === 'Bundle' && bundle.type === 'collection' && isProfiled === true
      ? []
      : ['it is no structured record bundle']),
    ...((bundle.entry ?? []).some(({ fullUrl }) => fullUrl !== undefined) ? ['an entry has a full URL'] : []),
    ...repeated.map((name) => `${name.split('/')[0]} is sent twice`),
  ];
}
