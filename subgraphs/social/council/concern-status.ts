import type { ConcernStatus } from '../../../schema/generated/social.ts';

const statuses: readonly (readonly [pattern: RegExp, status: ConcernStatus])[] = [
  [/^(?:open|active|raised|concern|current|substantiated)$/i, 'OPEN'],
  [
    /^(?:s(?:ection)?\.? ?42(?: enquiry)?|(?:under )?(?:enquiry|investigation)|in[ _-]?progress)$/i,
    'UNDER_ENQUIRY',
  ],
  [/^(?:closed|ended|inactive|completed?|unsubstantiated|no further action|nfa)$/i, 'CLOSED'],
];

/** How far a concern or a warning has come; words that are not known are `UNKNOWN`, and never closed. */
export function toConcernStatus(status: string | null, ended: string | null, today: string): ConcernStatus {
  if (status !== null) return statuses.find(([pattern]) => pattern.test(status))?.[1] ?? 'UNKNOWN';
  return ended !== null && ended < today ? 'CLOSED' : 'UNKNOWN';
}
