import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { type FhirPatient, patient } from '../fhir/frame-resources.ts';
import type { RecordIndex } from './record-index.ts';

/** The person in a bundle, or why the bundle must not be read as this person's. */
export type VerifiedSubject = { readonly kind: 'verified'; readonly patient: FhirPatient } | Failed;

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/**
 * Compares the person in a bundle with the person who was asked for: NHS number, date of birth, family name and
 * gender, as consumers of GP Connect must. Every patient in the bundle must be this one, and there must be one.
 */
export function verifySubject(index: RecordIndex, subject: RecordSubject): VerifiedSubject {
  const patients = index.ofType('Patient').map((resource) => patient.safeParse(resource));
  const readable = patients.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const [first] = readable;
  if (first === undefined || readable.length < patients.length) return failed('SOURCE_BAD_CONTENT');
  if (!readable.every((candidate) => isSubject(candidate, subject)))
    return failed('SOURCE_IDENTITY_MISMATCH');
  return { kind: 'verified', patient: first };
}

function isSubject(candidate: FhirPatient, subject: RecordSubject): boolean {
  const numbers = toNhsNumbers(subject);
  const own = candidate.identifier.filter(({ system }) => system === nhsNumberSystem);
  const isSameNumber =
    own.length > 0 &&
    own.every(({ value }) => value !== undefined && numbers.includes(value.replaceAll(/\s/g, '')));
  return (
    isSameNumber &&
    isSame(candidate.birthDate, subject.birthDate) &&
    isSameFamily(candidate, subject.familyName) &&
    isSameGender(candidate.gender, subject.gender)
  );
}

/** What one side does not hold cannot differ. */
function isSame(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined || left === right;
}

/** Any of the names that the practice holds may be the current one: names change, and not everywhere on one day. */
function isSameFamily({ name }: FhirPatient, familyName: string | undefined): boolean {
  const families = (name ?? []).flatMap(({ family }) => (family === undefined ? [] : [toLetters(family)]));
  return familyName === undefined || families.length === 0 || families.includes(toLetters(familyName));
}

function isSameGender(left: string | undefined, right: string | undefined): boolean {
  const isKnown = (gender: string | undefined) => gender === 'male' || gender === 'female';
  return !isKnown(left) || !isKnown(right) || left === right;
}

/** Letters alone, without case or accents: `O’Brien` and `OBRIEN` are one name. */
function toLetters(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}
