import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';

/** What a council's rows said of who one of its people is; empty texts where they said nothing. */
export interface LinkStatement {
  readonly nhs_number: string;
  readonly is_traced: boolean;
  readonly birth_date: string;
}

/** What a person decided; `null` for nobody. */
export interface LinkDecision {
  readonly nhs_number: string | null;
}

/** Whether a council's person is the person asked for. */
export type Link = 'joined' | 'unverified' | 'another';

/**
 * Decides whether a council's person is the person asked for.
 *
 * A number that was traced is joined unless a date of birth speaks against it. A number that was only supplied is
 * joined only with the same date of birth. Two numbers for one local identifier are joined to nobody until
 * somebody has decided.
 */
export function decideLink(
  statements: readonly LinkStatement[],
  decision: LinkDecision | undefined,
  subject: RecordSubject,
): Link {
  const numbers = toNhsNumbers(subject);
  if (decision !== undefined) {
    return decision.nhs_number !== null && numbers.includes(decision.nhs_number) ? 'joined' : 'another';
  }
  if (isContradictory(statements)) return 'unverified';
  const days = statements.map(({ birth_date: day }) => day).filter((day) => day !== '');
  const { birthDate } = subject;
  if (
    birthDate !== undefined &&
    days.some((day) => !day.startsWith(birthDate) && !birthDate.startsWith(day))
  ) {
    return 'another';
  }
  const isTraced = statements.some((statement) => statement.is_traced);
  return isTraced || (days.length > 0 && birthDate?.length === 10) ? 'joined' : 'unverified';
}

/** Tells whether what was said of one person of a council cannot all be true. */
export function isContradictory(statements: readonly LinkStatement[]): boolean {
  const count = (values: readonly string[]) => new Set(values.filter((value) => value !== '')).size;
  return (
    count(statements.map((statement) => statement.nhs_number)) > 1 ||
    count(statements.map((statement) => statement.birth_date)) > 1
  );
}
