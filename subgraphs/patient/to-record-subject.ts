import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { Person } from './identity/person.ts';

/** Reduces a person to what the settings need to find their records and to compare what sources return. */
export function toRecordSubject(person: Person): RecordSubject {
  const practiceOdsCode = person.registeredPractice?.odsCode;
  const { nhsNumber, previousNhsNumbers, birthDate, gender } = person;
  const familyName = person.name?.family;
  return {
    nhsNumber,
    previousNhsNumbers,
    ...(practiceOdsCode ? { practiceOdsCode } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(familyName ? { familyName } : {}),
    ...(gender ? { gender } : {}),
  };
}
