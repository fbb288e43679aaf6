import { isStaff, type StaffCaller } from '../../../schema/runtime/caller.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type Failed, failed, type Withheld, withheld } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';

/** The purposes for which GP Connect may be asked: the token that a practice is shown says direct care. */
export const directCare: ReadonlySet<string> = new Set(['TREAT', 'ETREAT', 'CAREMGT', 'COC']);

/** Whom a practice is asked for, which practice, and who asks. */
export interface AdmittedQuestion {
  readonly kind: 'admitted';
  readonly practiceOdsCode: string;
  readonly caller: StaffCaller;
}

/**
 * Says which practice may be asked for a person, or why none may: nobody is called for a person without a practice
 * (a restricted one has none to us), for a caller whom a practice cannot be shown, or for another purpose than care.
 */
export function admitQuestion(
  { subject }: AskedRecord,
  context: ReadContext,
): AdmittedQuestion | Failed | Withheld {
  const { practiceOdsCode } = subject;
  if (practiceOdsCode === undefined) return failed('NO_REGISTERED_PRACTICE');
  const { caller } = context.request;
  // A practice is shown who asks, in which role and for which organisation; a citizen has neither.
  if (!isStaff(caller) || !directCare.has(caller.purpose)) return withheld('ACCESS_DENIED');
  return { kind: 'admitted', practiceOdsCode, caller };
}
