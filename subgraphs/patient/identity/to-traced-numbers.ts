import type { NhsNumberStatus } from '../../../schema/generated/patient.ts';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { PdsPatient } from './pds-shape.ts';

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
const verification =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';

/** The number that a person has now, how far it can be relied on, and those that it replaced. */
export interface TracedNumbers {
  readonly nhsNumber: string;
  readonly nhsNumberStatus: NhsNumberStatus;
  readonly previousNhsNumbers: readonly string[];
}

/**
 * Reads the numbers of a Patient resource that was asked for by one of them; `undefined` where the resource
 * cannot be about that person.
 *
 * A superseded number is answered with the resource of the number that replaced it, so another number is
 * followed; but it must be a valid one, and the resource must agree with itself.
 */
export function toTracedNumbers(
  asked: string,
  { id, identifier = [] }: PdsPatient,
): TracedNumbers | undefined {
  const parsed = parseNhsNumber(id);
  if (!parsed.ok || parsed.nhsNumber !== id) return undefined;
  const numbers = identifier.filter(({ system }) => system === nhsNumberSystem);
  const current = numbers.filter(({ use }) => use !== 'old');
  if (current.some(({ value }) => value !== id)) return undefined;
  const old = numbers
    .filter(({ use }) => use === 'old')
    .map(({ value }) => value ?? '')
    .filter((value) => parseNhsNumber(value).ok);
  const previous = new Set([asked, ...old]);
  previous.delete(id);
  return {
    nhsNumber: id,
    nhsNumberStatus: asked === id ? toStatus(current[0]?.extension ?? []) : 'SUPERSEDED',
    previousNhsNumbers: [...previous],
  };
}

/** The codes of UKCore-NHSNumberVerificationStatus; 07 says that no number is present. */
function toStatus(extensions: NonNullable<NonNullable<PdsPatient['identifier']>[number]['extension']>) {
  const concept = extensions.find(({ url }) => url === verification)?.valueCodeableConcept;
  const code = concept?.coding?.[0]?.code;
  if (code === '01') return 'VERIFIED';
  const isPresent = code !== undefined && ['02', '03', '04', '05', '06', '08'].includes(code);
  return isPresent ? 'PRESENT_NOT_VERIFIED' : 'UNKNOWN';
}
