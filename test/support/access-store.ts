import type { AccessStore, Consent, Grant, Opening } from '../../subgraphs/patient/store/access-store.ts';
import { noFacts, type PersonFacts } from '../../subgraphs/patient/access/person-facts.ts';

/** An access store in memory, which a test can fill and take away. */
export interface TestAccessStore extends AccessStore {
  /** What is known of people, by number, beside what was opened, granted and decided. */
  readonly facts: Map<string, Partial<PersonFacts>>;
  /** Whether it can be asked. */
  isAway: boolean;
  /** How often it was asked for facts. */
  asked: number;
  readonly openings: Opening[];
  readonly grants: Grant[];
  readonly consents: Consent[];
}

/** A claim that every member of staff has of everybody, for tests of other things than access. */
const claimOfAll: Partial<PersonFacts> = { claims: [{ until: '2999-01-01T00:00:00Z' }] };

/** Builds an empty access store; `isOpen` gives every member of staff a relationship with everybody. */
export function createTestAccessStore(options: { readonly isOpen?: boolean } = {}): TestAccessStore {
  const base = options.isOpen === true ? claimOfAll : {};
  const once = <T extends { once: string }>(rows: T[], row: T): T => {
    const known = rows.find((each) => each.once === row.once);
    if (known === undefined) rows.push(row);
    return known ?? row;
  };
  const withdraw = <T extends { id: string; withdrawn_at: string | null; withdrawn_by: string | null }>(
    rows: T[],
    id: string,
    by: string,
  ): T | undefined => {
    const row = rows.find((each) => each.id === id);
    if (row !== undefined && row.withdrawn_at === null) {
      row.withdrawn_at = new Date().toISOString();
      row.withdrawn_by = by;
    }
    return row;
  };
  const store: TestAccessStore = {
    facts: new Map(),
    isAway: false,
    asked: 0,
    openings: [],
    grants: [],
    consents: [],
    get isReady() {
      return !store.isAway;
    },
    isThere: () => Promise.resolve(!store.isAway),
    ready: Promise.resolve(),
    findFacts(question) {
      store.asked += 1;
      if (store.isAway) return Promise.reject(new Error('away'));
      const toFacts = (number: string): PersonFacts => {
        const openings = store.openings.filter(
          ({ nhs_number, issuer, subject }) =>
            nhs_number === number && issuer === question.issuer && subject === question.subject,
        );
        const of = (kind: Opening['kind']) =>
          openings
            .filter((each) => each.kind === kind)
            .map(({ ends_at, sealed_ground }) => ({
              until: ends_at,
              opensSealed: sealed_ground !== null,
              ...(sealed_ground === 'LEGAL_DUTY' || sealed_ground === 'OVERRIDING_PUBLIC_INTEREST'
                ? { isKeptFromPerson: true as const }
                : {}),
            }));
        const given = { ...noFacts, ...base, ...store.facts.get(number) };
        const consents = store.consents.filter(
          ({ nhs_number, withdrawn_at }) => nhs_number === number && withdrawn_at === null,
        );
        return {
          ...given,
          claims: [...given.claims, ...of('claim')],
          breakGlass: [...given.breakGlass, ...of('break glass')],
          refusesSharing: given.refusesSharing || consents.some(({ kind }) => kind === 'SHARING_REFUSED'),
          isCompetentChild: given.isCompetentChild || consents.some(({ kind }) => kind === 'CHILD_COMPETENT'),
          grants: [
            ...given.grants,
            ...store.grants
              .filter(({ nhs_number, withdrawn_at }) => nhs_number === number && withdrawn_at === null)
              .map((grant) => ({
                granteeKind: grant.grantee_kind,
                grantee: grant.grantee,
                basis: grant.basis,
                areas: grant.areas as never,
                from: grant.starts_at,
                until: grant.ends_at,
                isAgreed: grant.is_agreed,
              })),
          ],
        };
      };
      return Promise.resolve(new Map(question.nhsNumbers.map((number) => [number, toFacts(number)])));
    },
    report: () => Promise.resolve(),
    forgetOlder: () => Promise.resolve(),
    open: (opening) => Promise.resolve(once(store.openings, opening)),
    listOpenings: (organisation, { first, kind, isReviewed }) => {
      const items = store.openings
        .filter((each) => each.organisation === organisation)
        .filter((each) => kind === undefined || each.kind === kind)
        .filter((each) => isReviewed === undefined || (each.reviewed_at !== null) === isReviewed)
        .toReversed();
      return Promise.resolve({ items: items.slice(0, first), hasMore: items.length > first });
    },
    review: (id, organisation, { by, outcome, note }) => {
      const row = store.openings.find((each) => each.id === id && each.organisation === organisation);
      if (row !== undefined && row.reviewed_at === null) {
        row.reviewed_at = new Date().toISOString();
        row.reviewed_by = by;
        row.review_outcome = outcome;
        row.review_note = note;
      }
      return Promise.resolve(row);
    },
    grant: (grant) => Promise.resolve(once(store.grants, grant)),
    findGrant: (id) => Promise.resolve(store.grants.find((each) => each.id === id)),
    listGrants: (numbers) =>
      Promise.resolve(store.grants.filter(({ nhs_number }) => numbers.includes(nhs_number))),
    withdrawGrant: (id, by) => Promise.resolve(withdraw(store.grants, id, by)),
    recordConsent: (consent) => Promise.resolve(once(store.consents, consent)),
    findConsent: (id) => Promise.resolve(store.consents.find((each) => each.id === id)),
    listConsents: (numbers) =>
      Promise.resolve(store.consents.filter(({ nhs_number }) => numbers.includes(nhs_number))),
    withdrawConsent: (id, by) => Promise.resolve(withdraw(store.consents, id, by)),
    close: () => Promise.resolve(),
  };
  return store;
}
