import type { Caller } from '../../../schema/runtime/caller.ts';
import type { Code } from '../../../schema/runtime/codes.ts';

/** One decision of whether somebody may look at a person, permitted or not. */
export interface Look {
  readonly requestId: string;
  readonly caller: Caller;
  /** Under which number the person was asked for. */
  readonly nhsNumber: string;
  /** What came of it: `permit`, or the code of what was said in its place. */
  readonly outcome: 'permit' | Code;
  /** On what it was permitted, such as `registered`. */
  readonly basis?: string;
  /** What is seen of each area, as a seal holds it. */
  readonly areas?: string;
}

/**
 * Is told of every decision before anything of it is answered; where it rejects, nothing is answered.
 *
 * It is the seam of the audit trail: looks, refusals and failures alike pass here once for a graph request and
 * person.
 */
export type RecordLook = (look: Look) => Promise<void>;

/** Records nothing. */
export const recordNoLook: RecordLook = () => Promise.resolve();
