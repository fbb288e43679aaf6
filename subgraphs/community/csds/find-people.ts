import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import type { AdmittedRows } from './admit-rows.ts';
import type { people, RowOf } from './tables.ts';

/** Under which local ids the provider knows a person; none where it does not. */
export interface KnownPerson {
  readonly kind: 'known';
  readonly localIds: ReadonlySet<string>;
  /** Whether another record has the person's number but another date of birth, and was left out. */
  readonly isAnotherLeftOut: boolean;
}

/**
 * Finds a person among the provider's rows, under any of the numbers that they have or had.
 *
 * Numbers that are none, such as `NHSNOREM`, match nobody. A row with another date of birth is about someone
 * else, whatever its number; where there is only such a row, the whole answer is refused.
 */
export function findPerson(
  rows: AdmittedRows<RowOf<typeof people>>,
  numbers: readonly string[],
  subject: RecordSubject,
): KnownPerson | Failed {
  const under = rows.rows.filter((row) => {
    const parsed = row.nhs_number === null ? undefined : parseNhsNumber(row.nhs_number);
    return parsed?.ok === true && numbers.includes(parsed.nhsNumber);
  });
  const theirs = under.filter(
    (row) =>
      row.person_birth_date === null ||
      subject.birthDate === undefined ||
      isSameDay(row.person_birth_date, subject.birthDate),
  );
  if (theirs.length === 0 && under.length > 0) return failed('SOURCE_IDENTITY_MISMATCH');
  const isRefused = rows.refusedParents.some((parent) => parent === undefined || isAnyOf(parent, numbers));
  if (theirs.length === 0 && isRefused) return failed('SOURCE_BAD_CONTENT');
  return {
    kind: 'known',
    localIds: new Set(theirs.map((row) => row.local_patient_id)),
    isAnotherLeftOut: theirs.length < under.length,
  };
}

function isAnyOf(text: string, numbers: readonly string[]): boolean {
  const parsed = parseNhsNumber(text);
  return parsed.ok && numbers.includes(parsed.nhsNumber);
}

/** A date that is known to the month or year only agrees with every day in it. */
function isSameDay(left: string, right: string): boolean {
  return left.startsWith(right) || right.startsWith(left);
}
