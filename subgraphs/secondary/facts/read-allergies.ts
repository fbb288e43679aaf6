import type { Hl7Segment } from '@medplum/core';
import type { Change } from '../hl7/change.ts';
import { readComponent, readRepetitions } from '../hl7/fields.ts';
import type { AllergyFacts } from './hospital-message.ts';
import { readTerm } from './read-term.ts';
import { present, readTime, type Reading } from './reading.ts';

/** The kinds of allergy of HL7 table 0127. */
const categories: Readonly<Record<string, string>> = {
  AA: 'Animal allergy',
  DA: 'Drug allergy',
  EA: 'Environmental allergy',
  FA: 'Food allergy',
  LA: 'Pollen allergy',
  MA: 'Miscellaneous allergy',
  MC: 'Miscellaneous contraindication',
  PA: 'Plant allergy',
};

/** The severities of HL7 table 0128. */
const severities: Readonly<Record<string, string>> = {
  MI: 'Mild',
  MO: 'Moderate',
  SV: 'Severe',
  U: 'Unknown',
};

/**
 * Reads a message's AL1 segments, which together are all allergies that the hospital knows; `timeField` is where
 * a segment says since when.
 *
 * `undefined` where the message does not speak of allergies, `null` where it deletes them.
 */
export function readAllergies(
  segments: readonly Hl7Segment[],
  reading: Reading,
  timeField = 6,
): Change<readonly AllergyFacts[]> {
  if (segments.length === 0) return undefined;
  if (segments.every((segment) => readTerm(segment, 3) === null)) return null;
  const allergies = segments.flatMap((segment) => readAllergy(segment, reading, timeField));
  // Segments of which none can be read do not take away what was known.
  return allergies.length === 0 ? undefined : allergies;
}

function readAllergy(segment: Hl7Segment, reading: Reading, timeField: number): readonly AllergyFacts[] {
  const code = readTerm(segment, 3);
  if (code === undefined || code === null) {
    reading.refuse(`${segment.name}-3`);
    return [];
  }
  const optional = present<Pick<AllergyFacts, 'category' | 'severity' | 'identified'>>({
    category: toWords(readComponent(segment, 2), categories),
    severity: toWords(readComponent(segment, 4), severities),
    identified: readTime(segment, timeField, reading),
  });
  const reactions = (readRepetitions(segment, 5) ?? []).flatMap((repetition) => repetition(1) ?? []);
  return [{ code, reactions, ...optional }];
}

function toWords(code: string | null | undefined, words: Readonly<Record<string, string>>) {
  if (code === null || code === undefined) return undefined;
  return Object.hasOwn(words, code) ? words[code] : code;
}
