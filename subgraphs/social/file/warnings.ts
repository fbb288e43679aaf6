import type { SourceWarning } from '../../../schema/generated/social.ts';
import type { FilePerson } from './read-people.ts';

/** Says what a reader must know of what councils' files hold: what was left out. */
export function toFileWarnings({ isUnverifiedLeftOut, isAnotherLeftOut }: FilePerson): SourceWarning[] {
  const warnings: SourceWarning[] = [];
  if (isUnverifiedLeftOut) {
    const message = 'Rows that may be this person’s were left out, because the match is not verified.';
    warnings.push({ code: 'OTHER', message });
  }
  if (isAnotherLeftOut) {
    const message = 'Rows under the same NHS number have a different date of birth and were left out.';
    warnings.push({ code: 'OTHER', message });
  }
  return warnings;
}
