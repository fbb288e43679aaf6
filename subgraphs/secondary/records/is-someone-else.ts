import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';

/** Tells whether a source knows a whole date of birth, and it is not the person's. */
export function isBornAnotherDay(
  birthDate: string | null | undefined,
  subject: Pick<RecordSubject, 'birthDate'>,
): boolean {
  if (birthDate?.length !== 10 || subject.birthDate?.length !== 10) return false;
  return birthDate !== subject.birthDate;
}

/** Tells whether a source knows a family name, and it is not the person's. */
export function hasOtherName(
  familyName: string | null | undefined,
  subject: Pick<RecordSubject, 'familyName'>,
): boolean {
  if (familyName === null || familyName === undefined || subject.familyName === undefined) return false;
  return toPlainName(familyName) !== toPlainName(subject.familyName);
}

/** A name without case, accents, spaces and punctuation. */
function toPlainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{Letter}]/gu, '')
    .toLowerCase();
}
