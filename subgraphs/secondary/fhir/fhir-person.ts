import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { hasOtherName, isBornAnotherDay } from '../records/is-someone-else.ts';
import { readResource } from './read-resource.ts';
import type { FhirServerConfiguration } from './server-configuration.ts';
import { patient } from './patient-shape.ts';

/** As whom a FHIR server knows the person who was asked for. */
export interface FhirPerson {
  readonly kind: 'known';
  /** The logical ids of the person's Patient resources, those that were merged into them included. */
  readonly ids: ReadonlySet<string>;
  readonly hospitalNumbers: readonly string[];
  /** Whether the server's name and date of birth are both someone else's, or its NHS numbers are. */
  readonly isSomeoneElse: boolean;
  readonly isBornAnotherDay: boolean;
}

const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number';

/** Decides who of the patients that a server found is the person who was asked for. */
export function toFhirPerson(
  resources: readonly unknown[],
  subject: RecordSubject,
  { hospitalNumberSystems = [] }: FhirServerConfiguration,
): FhirPerson | { readonly kind: 'unknown' } {
  const numbers = new Set(toNhsNumbers(subject));
  const patients = resources.flatMap((resource) => readResource(patient, resource)?.value ?? []);
  const numbersOf = ({ identifier = [] }: (typeof patients)[number]) =>
    identifier
      .filter(({ system }) => system === nhsNumber)
      .map(({ value = '' }) => value.replaceAll(' ', ''));
  // A server that does not understand the search may answer with everybody.
  const own = patients.filter((found) => numbersOf(found).some((number) => numbers.has(number)));
  if (own.length === 0) return { kind: 'unknown' };
  const merged = own.flatMap(({ link = [] }) =>
    link.flatMap(({ type, other }) =>
      type === 'replaces' ? (/(?:^|\/)Patient\/([^/|]+)$/.exec(other.reference ?? '')?.[1] ?? []) : [],
    ),
  );
  const isSomeoneElse = own.some(
    (found) =>
      numbersOf(found).some((number) => !numbers.has(number)) ||
      (isBornAnotherDay(found.birthDate, subject) && hasOtherNames(found, subject)),
  );
  return {
    kind: 'known',
    ids: new Set([...own.flatMap(({ id }) => id ?? []), ...merged]),
    hospitalNumbers: [
      ...new Set(
        own.flatMap(({ identifier = [] }) =>
          identifier.flatMap(({ system, value }) =>
            hospitalNumberSystems.includes(system ?? '') && value !== undefined ? [value] : [],
          ),
        ),
      ),
    ],
    isSomeoneElse,
    isBornAnotherDay: own.some(({ birthDate }) => isBornAnotherDay(birthDate, subject)),
  };
}

/** Tells whether every family name that the server knows is another one. */
function hasOtherNames(
  { name = [] }: { readonly name?: readonly { readonly family?: string | undefined }[] | undefined },
  subject: RecordSubject,
): boolean {
  const names = name.flatMap(({ family }) => family ?? []);
  return names.length > 0 && names.every((family) => hasOtherName(family, subject));
}
