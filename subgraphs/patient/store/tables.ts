import type { ColumnType } from 'kysely';
import type { ReviewOutcome } from '../../../schema/generated/patient.ts';
import type { ReportedRelationship } from '../access/entitlement-table.ts';
import type { GrantBasis } from '../access/person-facts.ts';

type Instant = ColumnType<string, string, string>;
type OptionalInstant = ColumnType<string | null, string | null, string | null>;

/** Relationships of organisations with people, as the settings reported them. */
export interface RelationshipTable {
  /** The subgraph that reported it. */
  source: string;
  kind: ReportedRelationship;
  /** A digest of how the source knows it, so that what is told twice stands once. */
  reference: string;
  organisation: string;
  nhs_number: string;
  birth_date: string | null;
  starts_at: OptionalInstant;
  ends_at: OptionalInstant;
  reported_at: Instant;
}

/** What somebody opened for themselves with a reason: a relationship that they claimed, or the glass that they broke. */
export interface OpeningTable {
  id: string;
  kind: 'claim' | 'break glass';
  nhs_number: string;
  issuer: string;
  subject: string;
  reader_name: string;
  role_code: string;
  organisation: string;
  reason: string;
  /** On what ground sealed items are opened as well. */
  sealed_ground: string | null;
  /** Whether the person had refused sharing when it was opened. */
  overrode_refusal: boolean;
  opened_at: Instant;
  ends_at: Instant;
  reviewed_at: OptionalInstant;
  reviewed_by: string | null;
  review_outcome: ReviewOutcome | null;
  review_note: string | null;
  /** A digest of the caller and the key that they gave, so that a repeated call opens nothing twice. */
  once: string;
}

/** Access that was granted to a person or an app. */
export interface AccessGrantTable {
  id: string;
  nhs_number: string;
  grantee_kind: 'person' | 'app';
  grantee: string;
  basis: GrantBasis;
  areas: string[];
  is_agreed: boolean;
  starts_at: Instant;
  ends_at: OptionalInstant;
  granted_at: Instant;
  granted_by: string;
  withdrawn_at: OptionalInstant;
  withdrawn_by: string | null;
  once: string;
}

/** What a person decided on the use of their record, or was decided with them. */
export interface ConsentTable {
  id: string;
  nhs_number: string;
  kind: 'SHARING_REFUSED' | 'CHILD_COMPETENT';
  recorded_at: Instant;
  recorded_by: string;
  withdrawn_at: OptionalInstant;
  withdrawn_by: string | null;
  once: string;
}

/** The tables of the store of who may see whom. */
export interface AccessTables {
  relationship: RelationshipTable;
  opening: OpeningTable;
  access_grant: AccessGrantTable;
  consent: ConsentTable;
}
