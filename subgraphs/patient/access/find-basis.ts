import type { EntitlementTable, Reader } from './entitlement-table.ts';
import type { PersonFacts, ReportedFact } from './person-facts.ts';

/** On what a professional reads somebody's record. */
export interface Basis {
  readonly kind: Reader['relationships'][number];
  /** When it ends, as an instant, where that is known. */
  readonly until?: string;
}

/** Who is asked for, as far as a relationship depends on it. */
export interface RelatedPerson {
  readonly practiceOdsCode?: string;
  readonly birthDate?: string | null | undefined;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Finds the relationship of a professional's organisation with a person, or of the professional where they
 * claimed one; `undefined` where there is none.
 */
export function findBasis(
  { reader, organisation }: { readonly reader: Reader; readonly organisation: string },
  person: RelatedPerson,
  facts: PersonFacts,
  { graceDays }: Pick<EntitlementTable, 'graceDays'>,
  now: number,
): Basis | undefined {
  const has = (kind: Basis['kind']) => reader.relationships.includes(kind);
  if (has('registered') && person.practiceOdsCode === organisation) return { kind: 'registered' };
  const reported = facts.reported
    .filter(({ kind }) => has(kind))
    .filter((fact) => isSameOrganisation(fact.organisation, organisation) && isAbout(fact, person))
    .find((fact) => isHeld(fact, graceDays[fact.kind] * dayMilliseconds, now));
  if (reported !== undefined) return { kind: reported.kind };
  const claim = has('claim') ? facts.claims.find(({ until }) => Date.parse(until) > now) : undefined;
  return claim === undefined ? undefined : { kind: 'claim', until: claim.until };
}

/** A trust's sites have its three characters and two more; everything else is only itself. */
export function isSameOrganisation(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length === 3 && long.length === 5 && /^[RT]/.test(short) && long.startsWith(short);
}

/**
 * Tells whether a relationship is about the person: a source that has another date of birth, or none, has filed
 * something under a number that may not be its person's, and that gives nobody access.
 */
function isAbout({ birthDate }: ReportedFact, person: RelatedPerson): boolean {
  if (!birthDate || !person.birthDate) return false;
  return birthDate.slice(0, 10) === person.birthDate.slice(0, 10);
}

function isHeld({ from, until }: ReportedFact, grace: number, now: number): boolean {
  if (from !== null && Date.parse(from) > now) return false;
  return until === null || Date.parse(until) + grace > now;
}
