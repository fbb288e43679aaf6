import { parseNhsNumber } from '../../../../schema/runtime/nhs-number.ts';
import type { FindNamed } from './find-named.ts';
import type { NamedResource, Reference } from './shapes.ts';

/**
 * How surely an item belongs to a person: their number was traced, or it was only claimed, or there is none that can be one.
 *
 * Only what is `verified` is ever joined to a record.
 */
export type LinkState = 'verified' | 'unverified' | 'none';

/** Whom an item is about. */
export interface SubjectLink {
  readonly nhsNumber: string | null;
  readonly link: LinkState;
}

/** The name of the NHS number in FHIR, the one that it had before, and its object identifier. */
const nhsNumberSystems: ReadonlySet<string> = new Set([
  'https://fhir.nhs.uk/id/nhs-number',
  'http://fhir.nhs.net/id/nhs-number',
  'urn:oid:2.16.840.1.113883.2.1.4.1',
]);

const verificationUrl =
  /^https:\/\/fhir\.(?:hl7\.org\.uk|nhs\.uk)\/.*(?:NHSNumberVerificationStatus|nhsnumberverificationstatus)/i;
/** Present and verified, in the codes of UK Core and of the NHS Data Dictionary. */
const verified: ReadonlySet<string> = new Set(['01', '1', 'number-present-and-verified']);

/**
 * Finds whom an item is about.
 *
 * @param isTraced whether the supplier traces every number before it sends it; what an item says itself counts more
 */
export function findSubject(
  subject: Reference | undefined,
  contained: readonly NamedResource[] | undefined,
  find: FindNamed,
  isTraced: boolean,
): SubjectLink {
  const none: SubjectLink = { nhsNumber: null, link: 'none' };
  if (subject === undefined) return none;
  const own = subject.identifier === undefined ? [] : [subject.identifier];
  const referred = find(subject, contained);
  const identifiers = [...own, ...(referred?.resourceType === 'Patient' ? (referred.identifier ?? []) : [])];
  const numbers = identifiers
    .filter(({ use }) => use !== 'old')
    .filter(({ system }) => nhsNumberSystems.has(system?.toLowerCase() ?? ''))
    .map((identifier) => ({ identifier, parsed: parseNhsNumber(identifier.value ?? '') }));
  const [first] = numbers;
  const distinct = new Set(numbers.map(({ parsed }) => (parsed.ok ? parsed.nhsNumber : undefined)));
  // Two numbers, or one that is none, say nothing of whom it is about.
  if (first === undefined || !first.parsed.ok || distinct.size > 1) return none;
  const said = first.identifier.extension
    ?.filter(({ url }) => verificationUrl.test(url))
    .flatMap(({ valueCodeableConcept }) => valueCodeableConcept?.coding ?? [])
    .map(({ code }) => code ?? '');
  const isVerified =
    said === undefined || said.length === 0 ? isTraced : said.every((code) => verified.has(code));
  return { nhsNumber: first.parsed.nhsNumber, link: isVerified ? 'verified' : 'unverified' };
}
