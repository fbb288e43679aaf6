import type { SourceWarning } from '../../../schema/generated/social.ts';
import type { LinkedPerson } from './find-person.ts';

/** Says what a reader must know of a council's answer: what was left out, and what may be missing. */
export function toWarnings(person: LinkedPerson, refusedItems: number, isCutShort: boolean): SourceWarning[] {
  const warnings: SourceWarning[] = [];
  const refused = refusedItems + person.refused;
  if (refused > 0) {
    const message =
      refused === 1
        ? 'One item could not be read and was left out.'
        : `${refused} items could not be read and were left out.`;
    warnings.push({ code: 'ITEMS_REFUSED', message });
  }
  if (isCutShort) {
    warnings.push({
      code: 'OTHER',
      message: 'The list could not be read to its end, so items may be missing.',
    });
  }
  if (person.isUnverifiedLeftOut) {
    const message = 'A record that may be this person’s was left out, because the match is not verified.';
    warnings.push({ code: 'OTHER', message });
  }
  if (person.isAnotherLeftOut) {
    const message =
      'Another record under the same NHS number has a different date of birth and was left out.';
    warnings.push({ code: 'OTHER', message });
  }
  return warnings;
}
