import type { Generated, JSONColumnType } from 'kysely';
import type { SocialCareEvent } from '../events/social-care-event.ts';

/** The tables of the social store, which holds what councils send as files. */
export interface SocialTables {
  readonly submission: SubmissionTable;
  readonly submission_council: SubmissionCouncilTable;
  readonly event: EventTable;
  readonly person_statement: PersonStatementTable;
  readonly submission_statement: SubmissionStatementTable;
  readonly withdrawal: WithdrawalTable;
  readonly refusal: RefusalTable;
  readonly link_decision: LinkDecisionTable;
}

/** One file, known by its content. */
export interface SubmissionTable {
  readonly id: Generated<string>;
  readonly digest: string;
  /** What the file was called; empty where it was imported before names were kept. */
  readonly name: string | null;
  /** Nothing of a file is read for the graph before the whole of it is kept. */
  readonly state: 'loading' | 'complete';
  /** The last line of the file that is settled, so that an import goes on there. */
  readonly last_line: number;
  readonly admitted: number;
  readonly refused: number;
  /** Rows that tell of no event, as they may. */
  readonly without_event: Generated<number>;
  /** Whether what it alone says of people is kept. */
  readonly names_people: Generated<boolean>;
  readonly started_at: string;
  readonly finished_at: string | null;
}

/** The days that a submission speaks of, by council, as days in ISO 8601. */
export interface SubmissionCouncilTable {
  readonly submission_id: string;
  readonly council: string;
  readonly period_start: string | null;
  readonly period_end: string | null;
}

/** One row of a submission. */
export interface EventTable {
  readonly submission_id: string;
  readonly line: number;
  readonly council: string;
  readonly person_key: string;
  readonly client_type: string | null;
  readonly unit_cost: string | null;
  readonly unit_type: string | null;
  readonly details: JSONColumnType<SocialCareEvent>;
}

/** What rows said of who a council's person is; empty texts where they said nothing. */
export interface PersonStatementTable {
  readonly person_key: string;
  readonly council: string;
  readonly local_id: string;
  readonly nhs_number: string;
  readonly is_traced: boolean;
  readonly birth_date: string;
}

/** What one file said of who a council's person is. */
export interface SubmissionStatementTable {
  readonly submission_id: string;
  readonly person_key: string;
  readonly nhs_number: string;
  readonly is_traced: boolean;
  readonly birth_date: string;
}

/** A file that was withdrawn, and by whom and why. */
export interface WithdrawalTable {
  readonly digest: string;
  readonly name: string | null;
  readonly admitted: number;
  readonly imported_at: string;
  readonly withdrawn_by: string;
  readonly withdrawn_at: string;
  readonly reason: string;
}

/** A row that was refused, and why. */
export interface RefusalTable {
  readonly submission_id: string;
  readonly line: number;
  readonly reason: string;
  readonly heading: string | null;
}

/** What a person decided about who a council's person is. */
export interface LinkDecisionTable {
  readonly person_key: string;
  /** The number that is theirs; `null` where records are to be joined to nobody. */
  readonly nhs_number: string | null;
  readonly decided_by: string;
  readonly decided_at: string;
}
