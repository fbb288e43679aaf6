import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { type Failed, failed, type Withheld, withheld } from '../../kit/outcome.ts';
import { type CouncilPerson, councilPerson } from './api-shapes.ts';

/** Under which of the council's ids a person's records are joined; none where it does not know them. */
export interface LinkedPerson {
  readonly kind: 'linked';
  readonly personIds: readonly number[];
  /** Whether a record with the person's number is left out because nobody has verified that it is theirs. */
  readonly isUnverifiedLeftOut: boolean;
  /** Whether a record with the person's number is left out because it has another date of birth. */
  readonly isAnotherLeftOut: boolean;
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

/** Reads an NHS number that a system keeps as a number, so that leading zeros are lost. */
export function toNhsNumber(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const parsed = parseNhsNumber(String(value).trim().padStart(10, '0'));
  return parsed.ok ? parsed.nhsNumber : undefined;
}

/**
 * Finds a person among the council's entries.
 *
 * Only links that somebody verified or a trace confirmed are joined. A merged entry leads to the one that took
 * its place. An entry with another date of birth is about someone else, whatever its number; where there is
 * only such an entry, the whole answer is refused. One restricted entry withholds everything.
 */
export function findPerson(
  { persons, refusedNumbers }: FoundPersons,
  subject: RecordSubject,
): LinkedPerson | Failed | Withheld {
  const numbers = toNhsNumbers(subject);
  const isTheirs = (number: string | undefined) => number !== undefined && numbers.includes(number);
  const under = persons.filter((person) => isTheirs(toNhsNumber(person.nhsId)));
  const isVerified = ({ nhsIdStatus }: CouncilPerson) => /^(?:verified|traced)$/i.test(nhsIdStatus);
  const verified = under.filter(isVerified);
  const joined = verified.filter(({ dateOfBirth }) => isSameDay(dateOfBirth, subject.birthDate));
  const refused = refusedNumbers.filter((number) => number === undefined || isTheirs(number)).length;
  if (joined.length === 0 && verified.length > 0) return failed('SOURCE_IDENTITY_MISMATCH');
  if (joined.length === 0 && refused > 0) return failed('SOURCE_BAD_CONTENT');
  if (joined.some(({ restricted }) => restricted === 'Y')) return withheld('RESTRICTED_RECORD');
  const byId = new Map(persons.map((person) => [person.personId, person]));
  const personIds = new Set<number>();
  for (const person of joined) {
    const last = followMerges(person, byId);
    if (last === undefined) continue;
    const master = byId.get(last);
    if (master !== undefined) {
      const isOther =
        !isTheirs(toNhsNumber(master.nhsId)) || !isSameDay(master.dateOfBirth, subject.birthDate);
      if (isOther) return failed('SOURCE_IDENTITY_MISMATCH');
      if (master.restricted === 'Y') return withheld('RESTRICTED_RECORD');
    }
    personIds.add(last);
  }
  return {
    kind: 'linked',
    personIds: [...personIds],
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

/** A date that is not recorded, or to the month or year only, agrees with every day in it. */
function isSameDay(left: string | null, right: string | undefined): boolean {
  return left === null || right === undefined || left.startsWith(right) || right.startsWith(left);
}
