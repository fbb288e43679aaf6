import type { Allergy } from '../population/life.ts';
import { toComponents, toHl7Time, toSegment } from './hl7-text.ts';
import type { HospitalEvent } from './hospital-event.ts';

/** No known allergy, SNOMED CT. */
const noKnownAllergy = '716186003';

/**
 * Writes the allergies that the hospital itself has recorded, as they stood at the event.
 *
 * A hospital that asked and was told of none says so; one that did not ask says nothing.
 */
export function toAllergySegments(event: HospitalEvent, time: (instant: string) => string): string[] {
  const { life } = event;
  const day = event.at.slice(0, 10);
  const standing = life.allergies.filter(
    ({ recordedBy, onset, ended }) =>
      recordedBy === 'hospital' && (onset ?? '') <= day && (ended === undefined || ended > day),
  );
  if (standing.length > 0) return standing.map((allergy, index) => toAllergySegment(allergy, index, time));
  if (!life.difficulties.includes('contradicted-allergy')) return [];
  return [
    toSegment('AL1', {
      1: '1',
      2: 'MA',
      3: toComponents(noKnownAllergy, 'No known allergy', 'SCT'),
      6: toHl7Time(event.at, 8),
    }),
  ];
}

function toAllergySegment(allergy: Allergy, index: number, time: (instant: string) => string): string {
  const { substance, reaction, onset, kind } = allergy;
  return toSegment('AL1', {
    1: String(index + 1),
    2: kind === 'medication' ? 'DA' : 'EA',
    3: toComponents(substance.snomed, substance.display, 'SCT'),
    4: 'U',
    5: reaction === undefined ? undefined : toComponents(reaction.display),
    6: onset === undefined ? undefined : onset.length > 10 ? time(onset) : onset.replaceAll('-', ''),
  });
}
