import type { ClinicalSetting } from '../care-settings.ts';
import type { Secret } from './secret.ts';
import { createTokenSeal, type TokenSeal } from './token-seal.ts';

/** The relationships between organisations and people that settings know. */
export const relationshipKinds = [
  'referral',
  'hospital encounter',
  'caseload',
  'allocation',
  'care package',
  'key worker',
  'informal carer',
] as const;

/** One relationship of an organisation with a person, as a setting knows it. */
export interface KnownRelationship {
  readonly kind: (typeof relationshipKinds)[number];
  /** What the setting knows it by, the same whenever it is told; it is only ever compared. */
  readonly reference: string;
  /** The ODS code of the organisation that gives care, or the three digits of a council. */
  readonly organisation: string;
  /** A number that the source calls verified. */
  readonly nhsNumber: string;
  /** The date of birth that the source has; without it the relationship gives nobody access. */
  readonly birthDate: string | null;
  /** From when and until when, as instants or whole days; open where they are empty. */
  readonly from: string | null;
  readonly until: string | null;
  /** Whether it turned out not to be, such as an admission that was cancelled. */
  readonly isWithdrawn?: boolean;
}

/** What a setting tells the patient subgraph of who cares for whom. */
export interface RelationshipReport {
  readonly setting: ClinicalSetting;
  readonly relationships: readonly KnownRelationship[];
  /** Set at the end of a full account, to when it began: what was not told since then is over. */
  readonly completeSince?: string;
}

/** How many relationships one report holds at most. */
export const mostRelationships = 500;

/** Builds the seal under which settings report; it is made of the secret that the processes share. */
export function createReportSeal(secret: Secret): TokenSeal<RelationshipReport> {
  return createTokenSeal<RelationshipReport>(secret, 'caregraph-relationships');
}
