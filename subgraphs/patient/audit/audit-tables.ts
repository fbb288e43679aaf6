import type { Generated, GeneratedAlways } from 'kysely';
import type { ReviewOutcome } from '../../../schema/generated/patient.ts';

/** The tables of the record of looks. */
export interface AuditTables {
  event: {
    position: string;
    id: string;
    event: string;
    mac: string;
    previous: string;
    hash: string;
    recorded_at: Generated<string>;
    person: GeneratedAlways<string | null>;
    organisation: GeneratedAlways<string | null>;
    facts: GeneratedAlways<string[]>;
  };
  segment: { position: string; segment: string; mac: string; closed_at: Generated<string> };
  review: {
    finding: string;
    organisation: string;
    outcome: ReviewOutcome;
    note: string | null;
    reviewed_by: string;
    reviewed_at: Generated<string>;
  };
}

/** What came of an officer's review, as it is kept. */
export interface Review {
  readonly outcome: ReviewOutcome;
  readonly note: string | null;
  readonly reviewed_at: string;
}
