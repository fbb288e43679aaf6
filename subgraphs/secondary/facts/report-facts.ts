import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { ParticipantFacts, Term } from './common-facts.ts';

/** How far a result can be relied on, in the graph's words. */
export type ResultStatus =
  | 'REGISTERED'
  | 'PRELIMINARY'
  | 'FINAL'
  | 'AMENDED'
  | 'CANCELLED'
  | 'ENTERED_IN_ERROR'
  | 'UNKNOWN';

/** An amount as it was written. */
export interface AmountFacts {
  readonly value: number;
  /** `<`, `<=`, `>` or `>=`. */
  readonly comparator?: string;
  readonly unit?: string;
  /** The unit's code, where it was sent as one of UCUM. */
  readonly ucum?: string;
}

/** What is normal for a result (OBX-7). */
export interface RangeFacts {
  readonly low?: AmountFacts;
  readonly high?: AmountFacts;
  readonly text: string;
}

/** One OBX segment, or several that are lines of one text. */
export interface ResultFacts {
  /** OBX-3. */
  readonly code: Term;
  /** OBX-4, which tells results of one code apart. */
  readonly subId?: string;
  readonly status: ResultStatus;
  /** OBX-5 as it was written; absent where the result was withdrawn. */
  readonly value?: string;
  readonly amount?: AmountFacts;
  readonly coded?: Term;
  readonly range?: RangeFacts;
  /** OBX-8. */
  readonly flags: readonly Term[];
  /** OBX-14. */
  readonly observed?: PartialDate;
  /** OBX-16. */
  readonly observer?: ParticipantFacts;
  /** NTE-3 of the notes that follow it. */
  readonly note?: string;
}

/** One OBR segment with all that belongs to it. */
export interface ReportFacts {
  /**
   * By what it is known: the filler's number, or else the placer's, with what was asked for (OBR-4), and with the
   * result that it is about (OBR-26) where it is about one.
   */
  readonly identity: string;
  /** OBR-3, or OBR-2 where the filler gave none. */
  readonly number?: string;
  /** OBR-4. */
  readonly code: Term;
  /** OBR-26: what the result says that this report is about, such as the organism that was tested. */
  readonly ofResult?: string;
  readonly status: ResultStatus;
  /** OBR-7. */
  readonly collected?: PartialDate;
  /** OBR-14. */
  readonly received?: PartialDate;
  /** OBR-22. */
  readonly issued?: PartialDate;
  /** OBR-15 or SPM-4. */
  readonly specimen?: Term;
  /** OBR-16. */
  readonly requester?: ParticipantFacts;
  /** OBR-32. */
  readonly interpreter?: ParticipantFacts;
  readonly results: readonly ResultFacts[];
  readonly note?: string;
  /** The media types of what is attached and not kept. */
  readonly attachments: readonly string[];
}
