import type { Maybe } from '../../../schema/generated/shared.ts';
import type { ReviewOutcome } from '../../../schema/generated/patient.ts';
import { isStaff, type StaffCaller } from '../../../schema/runtime/caller.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { demandScope, parseReason } from '../access/mutation-input.ts';

/** What an officer says of a review. */
export interface ReviewGiven {
  readonly outcome: ReviewOutcome | null;
  readonly note: string | null;
}

/** Admits a privacy officer; anybody else fails with `FORBIDDEN`. */
export function admitOfficer({ request: { caller } }: SubgraphContext): StaffCaller {
  demandScope(caller, 'access.review');
  if (!isStaff(caller) || caller.kind !== 'privacy-officer') throw toGraphError('FORBIDDEN');
  return caller;
}

/** Admits what an officer says of a review; a note must not hold a number by which a person could be known. */
export function parseReview(given: {
  readonly outcome?: Maybe<ReviewOutcome>;
  readonly note?: Maybe<string>;
}): ReviewGiven {
  return { outcome: given.outcome ?? null, note: given.note ? parseReason(given.note) : null };
}
