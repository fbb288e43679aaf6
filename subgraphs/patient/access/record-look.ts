import type { Code } from '../../../schema/runtime/codes.ts';
import type { CallerRequest } from '../../../schema/runtime/caller.ts';

/** What somebody did or tried, that touches a person. */
export type LookAction =
  | 'read'
  | 'node'
  | 'search'
  | 'open'
  | 'grant'
  | 'withdraw grant'
  | 'consent'
  | 'withdraw consent'
  | 'access log'
  | 'alerts'
  | 'review'
  | 'emergency mode';

/** What came of a look: it was permitted, a search found nobody or several, or the code of what was said instead. */
export type LookOutcome = 'permit' | 'none' | 'several' | Code;

/** One decision of whether somebody may look at a person, permitted or not. */
export interface Look extends Pick<CallerRequest, 'requestId' | 'caller' | 'operation' | 'correlationId'> {
  /** Reads a person unless said. */
  readonly action?: LookAction;
  /** Under which number the person was asked for; absent where no number was known. */
  readonly nhsNumber?: string;
  readonly outcome: LookOutcome;
  /** On what it was permitted, such as `registered`. */
  readonly basis?: string;
  /** What is seen of each area, as a seal holds it. */
  readonly areas?: string;
  /** The settings that are withheld whole, each with the code that says why. */
  readonly withheld?: Readonly<Record<string, Code>>;
  /** Which version of the policy decided. */
  readonly policy?: string;
  /** Whether the person is not told of it, as of a look for safeguarding. */
  readonly isKeptFromPerson?: true;
  /** Whether the reader and the person have one family name. */
  readonly hasReadersName?: true;
}

/** Says that a look could not be recorded, in a mode that was declared for it; nothing where it was. */
export type Unrecorded = 'unrecorded' | undefined;

/**
 * Is told of every decision before anything of it is answered; where it rejects, nothing is answered.
 *
 * It is the seam of the audit trail: looks, refusals and failures alike pass here once for a graph request and
 * person.
 */
export type RecordLook = (look: Look) => Promise<Unrecorded>;

/** Records nothing. */
export const recordNoLook: RecordLook = () => Promise.resolve(undefined);
