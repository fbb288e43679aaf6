import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { isSameDay, toNhsNumber } from '../identity.ts';
import { type CouncilPerson, councilPerson } from './api-shapes.ts';

/** Under which of the council's ids a person's records are joined; none where it does not know them. */
export interface LinkedPerson {
  readonly kind: 'linked';
  readonly personIds: readonly number[];
  /** Whether a record with the person's number is left out because nobody has verified that it is theirs. */
  readonly isUnverifiedLeftOut: boolean;
  /** Whether a record with the person's number is left out because it has another date of birth. */
  readonly isAnotherLeftOut: boolean;
  /** Whether a record was left out because the council deleted it and names none in its place. */
  readonly isDeletedLeftOut: boolean;
  /** Whether children's services have a record that is left out beside that of adults' services. */
  readonly isChildhoodLeftOut: boolean;
  /** Whether the council merged records of the person into one. */
  readonly isMerged: boolean;
  /** Whether only the workers who are allocated may read more than who the person is. */
  readonly isGuarded: boolean;
  /** How many of the council's entries could not be read and may be the person's. */
  readonly refused: number;
}

/** Who a search found, checked entry by entry. */
export interface FoundPersons {
  readonly persons: readonly CouncilPerson[];
  /** The NHS number of each entry that cannot be read; `undefined` where even that cannot be read. */
  readonly refusedNumbers: readonly (string | undefined)[];
}

/** Admits the entries of a search result that have the council's shape. */
export function admitPersons(entries: readonly unknown[]): FoundPersons {
  const persons: CouncilPerson[] = [];
  const refusedNumbers: (string | undefined)[] = [];
  for (const entry of entries) {
    const result = councilPerson.safeParse(entry);
    if (result.success) persons.push(result.data);
    else refusedNumbers.push(toNhsNumber((entry as { nhsId?: unknown } | null)?.nhsId));
  }
  return { persons, refusedNumbers };
}

/**
 * Finds a person among the council's entries.
 *
 * Only links that somebody verified or a trace confirmed are joined. A merged entry leads to the one that took
 * its place; where there are only entries that were deleted for good, nothing is known, which is not "none". An
 * entry with another date of birth is about someone else, whatever its number; where there is only such an entry,
 * the whole answer is refused. One restricted entry guards everything, and so does a childhood's where the person
 * has no other.
 */
export function findPerson(
  { persons, refusedNumbers }: FoundPersons,
  subject: RecordSubject,
): LinkedPerson | Failed {
  const numbers = toNhsNumbers(subject);
  const isTheirs = (number: string | undefined) => number !== undefined && numbers.includes(number);
  const under = persons.filter((person) => isTheirs(toNhsNumber(person.nhsId)));
  const isVerified = ({ nhsIdStatus }: CouncilPerson) => /^(?:verified|traced)$/i.test(nhsIdStatus);
  const verified = under.filter(isVerified);
  const joined = verified.filter(({ dateOfBirth }) => isSameDay(dateOfBirth, subject.birthDate));
  const refused = refusedNumbers.filter((number) => number === undefined || isTheirs(number)).length;
  if (joined.length === 0 && verified.length > 0) return failed('SOURCE_IDENTITY_MISMATCH');
  if (joined.length === 0 && refused > 0) return failed('SOURCE_BAD_CONTENT');
  const byId = new Map(persons.map((person) => [person.personId, person]));
  const survivors = new Map<number, CouncilPerson>();
  let isRestricted = joined.some(({ restricted }) => restricted === 'Y');
  let isMerged = false;
  let isDeletedLeftOut = false;
  for (const person of joined) {
    const last = followMerges(person, byId);
    if (last === undefined) {
      isDeletedLeftOut = true;
      continue;
    }
    const master = byId.get(last);
    if (master !== undefined) {
      const isOther =
        !isTheirs(toNhsNumber(master.nhsId)) || !isSameDay(master.dateOfBirth, subject.birthDate);
      if (isOther) return failed('SOURCE_IDENTITY_MISMATCH');
      isRestricted ||= master.restricted === 'Y';
    }
    isMerged ||= last !== person.personId;
    survivors.set(last, master ?? person);
  }
  if (survivors.size === 0 && isDeletedLeftOut) return failed('SOURCE_RECORD_NOT_AVAILABLE');
  const adult = [...survivors].filter(([, { contextFlag }]) => contextFlag !== 'C').map(([id]) => id);
  const isChildOnly = adult.length === 0 && survivors.size > 0;
  return {
    kind: 'linked',
    personIds: isChildOnly ? [...survivors.keys()] : adult,
    isGuarded: isRestricted || isChildOnly,
    isChildhoodLeftOut: !isChildOnly && adult.length < survivors.size,
    isDeletedLeftOut,
    isMerged,
    isUnverifiedLeftOut: under.some(
      (person) => !isVerified(person) && !person.deleted && isSameDay(person.dateOfBirth, subject.birthDate),
    ),
    isAnotherLeftOut: joined.length < verified.length,
    refused,
  };
}

/** The id that a merged entry ends at; nothing where it was deleted without a successor, or merges run in a ring. */
function followMerges(person: CouncilPerson, byId: ReadonlyMap<number, CouncilPerson>): number | undefined {
  const seen = new Set<number>();
  let current = person;
  while (current.deleted) {
    const next = current.masterPersonId;
    if (next === null || next === undefined || seen.has(next)) return undefined;
    seen.add(next);
    const master = byId.get(next);
    // The search lists by NHS number, so a master without one is known by its id alone.
    if (master === undefined) return next;
    current = master;
  }
  return current.personId;
}
