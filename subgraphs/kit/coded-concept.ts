import type { CodedConcept, Coding } from '../../schema/generated/shared.ts';

/** The code systems that may stand for SNOMED CT, in the spellings that sources use. */
const snomedSystems = new Set([
  'http://snomed.info/sct',
  'https://snomed.info/sct',
  'urn:oid:2.16.840.1.113883.6.96',
]);

/** The address of SNOMED CT in FHIR. */
export const snomed = 'http://snomed.info/sct';

/**
 * Builds a concept that keeps every code, prefers SNOMED CT, and shows the text that the source wrote where it
 * wrote one; `undefined` where there is neither text nor code to show.
 */
export function toCodedConcept(codings: readonly Coding[], text?: string | null): CodedConcept | undefined {
  const isSnomed = (coding: Coding) => snomedSystems.has(coding.system ?? '');
  const preferred = codings.find(isSnomed) ?? codings.find((coding) => coding.userSelected) ?? codings[0];
  const display = [
    text,
    preferred?.display,
    ...codings.map((coding) => coding.display),
    preferred?.code,
  ].find((candidate) => candidate !== null && candidate !== undefined && candidate.trim() !== '');
  return display === undefined || display === null
    ? undefined
    : { display, preferred: preferred ?? null, codings: [...codings] };
}

/** Builds a concept that a source gave in words only. */
export function toTextConcept(text: string): CodedConcept {
  return { display: text, preferred: null, codings: [] };
}
