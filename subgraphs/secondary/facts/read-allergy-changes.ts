import type { Hl7Segment } from '@medplum/core';
import { readComponent } from '../hl7/fields.ts';
import { readAllergies } from './read-allergies.ts';
import type { AllergyChange, PersonFacts } from './hospital-message.ts';
import type { Reading } from './reading.ts';

/**
 * Reads what A60 says of allergies (IAM; HL7 v2.5, 3.4.7).
 *
 * With action codes (IAM-6) each segment adds, changes or deletes one; without any of them the segments together
 * are all allergies, as in AL1.
 */
export function readAllergyChanges(
  segments: readonly Hl7Segment[],
  reading: Reading,
): Pick<PersonFacts, 'allergyChanges'> | Pick<PersonFacts, 'allergies'> {
  const actions = segments.map((segment) => readComponent(segment, 6) ?? '');
  if (actions.every((action) => action === '')) return { allergies: readAllergies(segments, reading, 11) };
  const changes = segments.flatMap((segment, index): readonly AllergyChange[] => {
    const action = actions[index] ?? '';
    if (action === 'X') return [];
    const isRemoved = action === 'D';
    return (readAllergies([segment], reading, 11) ?? []).map((allergy) => ({ isRemoved, allergy }));
  });
  return { allergyChanges: changes };
}
