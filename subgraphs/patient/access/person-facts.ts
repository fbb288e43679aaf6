import type { SealedGround } from '../../../schema/generated/patient.ts';
import type { AccessArea } from '../../../schema/runtime/access.ts';
import type { ReportedRelationship } from './entitlement-table.ts';

/** A relationship of the caller's organisation with a person, as a setting reported it. */
export interface ReportedFact {
  readonly kind: ReportedRelationship;
  readonly organisation: string;
  /** The date of birth that the source has for its person; where it is another's, so is the relationship. */
  readonly birthDate: string | null;
  /** As instants; open where they are empty. */
  readonly from: string | null;
  readonly until: string | null;
}

/** On what somebody may ask for somebody else. */
export const grantBases = ['PARENT', 'CONSENT', 'LPA', 'DEPUTY', 'BEST_INTEREST'] as const;

/** On what somebody may ask for somebody else. */
export type GrantBasis = (typeof grantBases)[number];

/** Access that was granted to a person or an app. */
export interface GrantFact {
  readonly granteeKind: 'person' | 'app';
  /** An NHS number, or the client identifier of an app. */
  readonly grantee: string;
  readonly basis: GrantBasis;
  readonly areas: readonly AccessArea[];
  readonly from: string;
  readonly until: string | null;
  /** Whether a professional agreed to it in this very case, as 11 to 15 years of age need. */
  readonly isAgreed: boolean;
}

/**
 * The grounds for opening something sealed of which the person is not told: a duty or an interest that stands against
 * theirs, as in safeguarding.
 */
export const groundsKeptFromPerson: readonly SealedGround[] = ['LEGAL_DUTY', 'OVERRIDING_PUBLIC_INTEREST'];

/** Glass that the caller broke. */
export interface BrokenGlass {
  readonly until: string;
  readonly opensSealed: boolean;
  /** Whether it was broken on a ground of which the person is not told. */
  readonly isKeptFromPerson?: true | undefined;
}

/** What the patient subgraph knows of a person and the caller when it decides; all of it is about now. */
export interface PersonFacts {
  readonly reported: readonly ReportedFact[];
  /** Relationships that the caller claimed, with a reason. */
  readonly claims: readonly { readonly until: string }[];
  readonly breakGlass: readonly BrokenGlass[];
  /** Whether the person refused that their records are shared between organisations. */
  readonly refusesSharing: boolean;
  /** Whether a professional agreed that the person, under 16, sees their own record. */
  readonly isCompetentChild: boolean;
  readonly grants: readonly GrantFact[];
}

/** Nothing known of a person. */
export const noFacts: PersonFacts = {
  reported: [],
  claims: [],
  breakGlass: [],
  refusesSharing: false,
  isCompetentChild: false,
  grants: [],
};
