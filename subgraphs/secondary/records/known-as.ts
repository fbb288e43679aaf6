import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { toMentionKey } from '../projection/keys.ts';
import type { PersonGroup } from './group-people.ts';
import { hasOtherName, isBornAnotherDay } from './is-someone-else.ts';
import type { UnsettledRow } from './rows.ts';

/** As whom one trust knows the person who was asked for. */
export interface KnownAs {
  /** The keys under which the trust keeps what is surely theirs. */
  readonly keys: ReadonlySet<string>;
  readonly numbers: readonly { readonly value: string; readonly merged: boolean }[];
  /** Whether the trust ties a number of theirs to another person's NHS number too. */
  readonly isInDoubt: boolean;
  /** Whether the trust's name and date of birth are both someone else's. */
  readonly isSomeoneElse: boolean;
  readonly isBornAnotherDay: boolean;
  /** Whether something said about the person as such could not be read. */
  readonly isUnreadable: boolean;
  /** Whether messages about the person wait to be applied. */
  readonly isAwaiting: boolean;
  /** Whether messages about the person were set aside. */
  readonly isSetAside: boolean;
}

/**
 * Decides what of a trust's people is the person who was asked for.
 *
 * A group of merged numbers is theirs only where every NHS number that the trust ties to it is theirs.
 */
export function toKnownAs(
  trust: string,
  subject: RecordSubject,
  groups: readonly PersonGroup[],
  unsettled: readonly UnsettledRow[],
): KnownAs {
  const numbers = new Set(toNhsNumbers(subject));
  const ofTrust = groups.filter(
    (group) => group.trust === trust && [...group.nhsNumbers].some((number) => numbers.has(number)),
  );
  const certain = ofTrust.filter(({ nhsNumbers }) => [...nhsNumbers].every((number) => numbers.has(number)));
  const people = certain.flatMap((group) => group.people).filter((person) => !person.is_deleted);
  const mentions = new Set([
    ...ofTrust.flatMap((group) => group.people.map(({ key }) => key)),
    ...[...numbers].map(toMentionKey),
  ]);
  const about = unsettled.filter(
    (message) => message.trust === trust && message.mentions.some((key) => mentions.has(key)),
  );
  return {
    keys: new Set(people.map(({ key }) => key)),
    numbers: people.flatMap(({ hospital_number, merged_into }) =>
      hospital_number === null ? [] : [{ value: hospital_number, merged: merged_into !== null }],
    ),
    isInDoubt: certain.length < ofTrust.length,
    isSomeoneElse: people.some(
      ({ birth_date, family_name }) =>
        isBornAnotherDay(birth_date, subject) && hasOtherName(family_name, subject),
    ),
    isBornAnotherDay: people.some(({ birth_date }) => isBornAnotherDay(birth_date, subject)),
    isUnreadable: people.some(({ faults }) => faults.length > 0),
    isAwaiting: about.some(({ state }) => state === 'received'),
    isSetAside: about.some(({ state }) => state === 'quarantined'),
  };
}
