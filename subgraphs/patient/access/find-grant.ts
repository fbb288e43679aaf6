import type { AccessArea } from '../../../schema/runtime/access.ts';
import { type Age, toAge } from './age.ts';
import type { ReadingAs } from './find-reader.ts';
import type { GrantFact, PersonFacts } from './person-facts.ts';

/** What a citizen or an app was granted of a person. */
export interface Granted {
  readonly areas: ReadonlySet<AccessArea>;
  /** Whether it rests on a lasting power of attorney. */
  readonly isAttorney: boolean;
  readonly until?: string;
}

/** Parental access ends at this age; below the second it needs to be agreed case by case. */
const parentEnds = { alone: 11, agreed: 16 };

/**
 * Finds what was granted to whoever reads of a person, in force now; an app sees no more than the citizen who
 * uses it, and needs a grant of its own.
 */
export function findGrant(
  { citizen, app }: Pick<ReadingAs, 'citizen' | 'app'>,
  person: { readonly nhsNumber: string; readonly birthDate?: string | null | undefined },
  facts: Pick<PersonFacts, 'grants'>,
  now: number,
): Granted | undefined {
  const age = toAge(person.birthDate, now);
  const inForce = facts.grants.filter((grant) => isInForce(grant, now) && isOfAge(grant, age));
  const toPerson = inForce.filter(
    ({ granteeKind, grantee }) => granteeKind === 'person' && grantee === citizen,
  );
  const own = toGranted(toPerson);
  if (app === undefined) return own;
  const toApp = toGranted(
    inForce.filter(({ granteeKind, grantee }) => granteeKind === 'app' && grantee === app),
  );
  if (toApp === undefined || citizen === person.nhsNumber) return toApp;
  if (own === undefined) return undefined;
  return {
    ...toApp,
    areas: new Set([...toApp.areas].filter((area) => own.areas.has(area))),
    isAttorney: own.isAttorney,
  };
}

function toGranted(grants: readonly GrantFact[]): Granted | undefined {
  if (grants.length === 0) return undefined;
  const ends = grants.map(({ until }) => until);
  const last = ends.includes(null)
    ? undefined
    : ends
        .filter((end) => end !== null)
        .toSorted()
        .at(-1);
  return {
    areas: new Set(grants.flatMap(({ areas }) => areas)),
    isAttorney: grants.some(({ basis }) => basis === 'LPA'),
    ...(last === undefined ? {} : { until: last }),
  };
}

function isInForce({ from, until }: GrantFact, now: number): boolean {
  return Date.parse(from) <= now && (until === null || Date.parse(until) > now);
}

function isOfAge({ basis, isAgreed }: GrantFact, age: Age | undefined): boolean {
  // Whoever may be a child is one: an unknown age gives nobody access.
  if (age === undefined) return false;
  if (basis === 'PARENT') return age.most < (isAgreed ? parentEnds.agreed : parentEnds.alone);
  return age.least >= 16;
}
