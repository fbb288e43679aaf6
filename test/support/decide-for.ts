import { parseAreaLetters } from '../../schema/runtime/access.ts';
import type { Caller } from '../../schema/runtime/caller.ts';
import { decide, type DecidedPerson } from '../../subgraphs/patient/access/decide.ts';
import type { EntitlementTable } from '../../subgraphs/patient/access/entitlement-table.ts';
import { findReader } from '../../subgraphs/patient/access/find-reader.ts';
import { loadEntitlements } from '../../subgraphs/patient/access/load-entitlements.ts';
import { noFacts, type PersonFacts } from '../../subgraphs/patient/access/person-facts.ts';
import { askedNumber } from './readers.ts';

/** The graph's own policy. */
export const policy: EntitlementTable = loadEntitlements();

/** Noon on 1 June 2026, when every decision of the tests is made. */
export const decidedAt = Date.parse('2026-06-01T12:00:00Z');

/** A woman of 75 who is registered with A82038. */
export const registeredWoman: DecidedPerson = {
  nhsNumber: askedNumber,
  sensitivity: 'NORMAL',
  nhsNumberStatus: 'VERIFIED',
  birthDate: '1951-03-09',
  deceased: false,
  practiceOdsCode: 'A82038',
};

/** What a decision says, as the tests state it. */
export type Decided =
  | 'FORBIDDEN'
  | 'hidden'
  | 'undecided'
  | {
      readonly demographics: string;
      readonly settings: Readonly<Record<string, string>>;
      readonly views: Readonly<Record<string, string>>;
      readonly without: readonly string[];
      readonly basis: string | undefined;
      readonly hidesPlaces: boolean;
    };

/** Decides what a caller sees; the store is away where `facts` is `away`. */
export function decideFor(
  caller: Caller,
  person: Partial<DecidedPerson> = {},
  facts: Partial<PersonFacts> | 'away' = {},
): Decided {
  const as = findReader(policy, caller, askedNumber);
  if (as === undefined) return 'FORBIDDEN';
  const decision = decide({
    table: policy,
    caller,
    as,
    person: { ...registeredWoman, ...person },
    facts: facts === 'away' ? undefined : { ...noFacts, ...facts },
    now: decidedAt,
  });
  if (decision.kind !== 'decided') return decision.kind;
  const { demographics, settings, access, basis } = decision;
  const toWord = (verdict: { decision: string; code?: string }) => verdict.code ?? 'see';
  return {
    demographics: toWord(demographics),
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, verdict]) => [name, toWord(verdict)] as const),
    ),
    views: Object.fromEntries(parseAreaLetters(access.areas)),
    without: access.without,
    basis: basis?.kind,
    hidesPlaces: access.hidesPlaces === true,
  };
}
