import { snomed, toCodedConcept } from '../../kit/coded-concept.ts';
import type { CodedConcept, Coding } from '../../../schema/generated/shared.ts';
import type { FhirConcept } from './elements.ts';

type FhirCoding = NonNullable<FhirConcept['coding']>[number];

/**
 * Builds the graph's concept of a FHIR one: every coding is kept, and the exact SNOMED CT term that the
 * clinician chose is shown where it was sent and the source wrote no words of its own.
 */
export function toConcept(concept: FhirConcept | undefined): CodedConcept | undefined {
  if (concept === undefined) return undefined;
  const codings = (concept.coding ?? []).filter(isMeaningful);
  const chosen = codings.find(({ system }) => system === snomed);
  return toCodedConcept(codings.map(toCoding), concept.text ?? chosenTerm(chosen));
}

/** Tells whether one of a concept's codes is the given SNOMED CT code. */
export function hasCode(concept: FhirConcept | undefined, ...codes: readonly string[]): boolean {
  return (concept?.coding ?? []).some(({ code }) => code !== undefined && codes.includes(code));
}

/** A null flavour says that nothing is known: it is no code (HL7 v3 NullFlavor). */
function isMeaningful({ system, code, display }: FhirCoding): boolean {
  return !/NullFlavor$/i.test(system ?? '') && (code !== undefined || display !== undefined);
}

function toCoding({ system, code, display, userSelected }: FhirCoding): Coding {
  return {
    system: system ?? null,
    code: code ?? null,
    display: display ?? null,
    userSelected: userSelected ?? null,
  };
}

/** Extension-coding-sctdescid: the description id and term that were recorded. */
function chosenTerm(coding: FhirCoding | undefined): string | undefined {
  const parts = coding?.extension?.flatMap(({ extension }) => extension ?? []);
  return parts?.find(({ url }) => url.toLowerCase() === 'descriptiondisplay')?.valueString;
}
