import type { CodedConcept } from '../../../schema/generated/patient.ts';

/** The spellings under which sources send SNOMED CT; the codes of medicines in dm+d are its codes. */
const snomed =
  /^(?:https?:\/\/snomed\.info\/sct|https?:\/\/dmd\.nhs\.uk|urn:oid:2\.16\.840\.1\.113883\.6\.96)(?:[/|]|$)/i;

/**
 * Codes that say that the true code was lost in a transfer between practices (SNOMED CT: drug allergy, other
 * allergy and medication "transfer degraded"): two items that carry one need not be about the same thing.
 */
const meaningless = new Set(['196461000000101', '196471000000108', '196421000000109']);

/** By what a concept is compared with others. */
export interface ConceptKeys {
  /** One key for each code, whatever the spelling of its system. */
  readonly codes: readonly string[];
  /** The concept in words, where words can be compared: letters and digits alone. */
  readonly words: string | undefined;
  readonly hasSnomed: boolean;
}

/** Gives the keys of a concept; a code that means nothing gives none, and neither do its words. */
export function toConceptKeys({ codings, display }: CodedConcept): ConceptKeys {
  const isLost = codings.some(({ code }) => meaningless.has(code?.trim() ?? ''));
  if (isLost) return { codes: [], words: undefined, hasSnomed: false };
  const codes = codings.flatMap(({ system, code }) => {
    const text = code?.trim() ?? '';
    const name = system?.trim() ?? '';
    if (text === '' || name === '') return [];
    return [`${snomed.test(name) ? 'snomed' : name.toLowerCase()} ${text}`];
  });
  const words = toWords(display);
  return {
    codes: [...new Set(codes)],
    words: words === '' ? undefined : words,
    hasSnomed: codes.some((code) => code.startsWith('snomed ')),
  };
}

/** Gives a text in a form in which it can be compared: letters and digits alone, in lower case. */
export function toWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Tells whether two concepts are one: a code in common, or the same words where SNOMED CT does not tell them apart. */
export function isSameConcept(left: ConceptKeys, right: ConceptKeys): boolean {
  if (left.codes.some((code) => right.codes.includes(code))) return true;
  return !(left.hasSnomed && right.hasSnomed) && left.words !== undefined && left.words === right.words;
}
