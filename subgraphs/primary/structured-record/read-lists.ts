import type { z } from 'zod';
import { list, type FhirList, type FhirResource } from '../fhir/frame-resources.ts';
import { readTolerantly } from '../fhir/read-tolerantly.ts';
import { hasCode } from '../fhir/to-concept.ts';
import type { RecordIndex } from './record-index.ts';

/** Lists beside the resources that they were read from, so that references lead to them. */
export type ListsByResource = ReadonlyMap<FhirResource, FhirList>;

/** Without these a list could look empty or unmarked, so a list in which they cannot be read is no list. */
const essential = [
  'code',
  'entry',
  'contained',
  'emptyReason',
  'extension',
  'encounter',
] satisfies readonly (keyof z.output<typeof list>)[];

/** Reads every list of a bundle that can be relied on. */
export function readLists(index: RecordIndex): ListsByResource {
  return new Map(
    index.ofType('List').flatMap((resource) => {
      const reading = readTolerantly(list, resource, essential);
      return reading === undefined ? [] : [[resource, reading.value] as const];
    }),
  );
}

/** The lists of one code; a system that splits an area into two lists means both. */
export function withCode(lists: readonly FhirList[], code: string): readonly FhirList[] {
  return lists.filter((candidate) => hasCode(candidate.code, code));
}

/** The secondary lists that items of an area bring along: their codes are words. */
export function withCodePrefix(lists: readonly FhirList[], prefix: string): readonly FhirList[] {
  return lists.filter((candidate) =>
    (candidate.code?.coding ?? []).some(({ code }) => code?.startsWith(prefix)),
  );
}
