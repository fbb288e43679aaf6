import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import type { AccessArea, AccessView } from '../../../schema/runtime/access.ts';
import { relationshipKinds } from '../../../schema/runtime/relationship-report.ts';
import type { RoleCode } from '../../../schema/runtime/job-roles.ts';
import type { PurposeOfUse } from '../../../schema/runtime/purpose-of-use.ts';

/** The kinds of reader; a citizen is a patient or family, by whom they ask for. */
export const readerKinds = [
  'professional',
  'patient',
  'family',
  'app',
  'analyst',
  'privacy-officer',
] as const;

/** A kind of reader. */
export type ReaderKind = (typeof readerKinds)[number];

/** The relationships that settings report of an organisation with a person. */
export const reportedRelationships = relationshipKinds;

/** A relationship that a setting reports. */
export type ReportedRelationship = (typeof reportedRelationships)[number];

/** Every relationship that a reader can have to a person. */
export const relationships = ['registered', ...reportedRelationships, 'claim', 'self', 'grant'] as const;

/** A relationship that a reader can have to a person. */
export type Relationship = (typeof relationships)[number];

/** What a cell of the table says: a view, or on what it depends whether there is one. */
export type Cell = AccessView | 'none' | 'by grant' | 'by grant if LPA' | 'case by case' | 'aggregate';

/** The words of a cell that are no view. */
export const conditionalCells = [
  'none',
  'by grant',
  'by grant if LPA',
  'case by case',
  'aggregate',
] as const satisfies readonly Cell[];

/** How surely a reader must be known: P9 for citizens, a second factor for staff. */
export const assurances = ['P9', 'AAL2'] as const;

/** One kind of reader, as the table describes them. */
export interface Reader {
  readonly name: string;
  readonly kind: ReaderKind;
  readonly roles: readonly RoleCode[];
  readonly purposes: readonly PurposeOfUse[];
  readonly assurance: (typeof assurances)[number];
  readonly relationships: readonly Relationship[];
  readonly home?: ClinicalSetting;
  /** Whether restricted people are shown to them, without places, or are not available. */
  readonly seesRestricted: boolean;
  readonly seesDead: boolean;
  readonly mayClaim: boolean;
  readonly mayBreakGlass: boolean;
  readonly hasDowntimeView: boolean;
  readonly cells: Readonly<Record<AccessArea, Cell>>;
}

/** The policy as a value. */
export interface EntitlementTable {
  /** The SHA-256 of the page, in hexadecimal digits: by it a decision can be traced to the policy of its day. */
  readonly version: string;
  readonly readers: readonly Reader[];
  /** How many days each relationship lasts beyond its end. */
  readonly graceDays: Readonly<Record<ReportedRelationship, number>>;
  readonly openedByBreakGlass: ReadonlySet<AccessArea>;
  readonly shownInDowntime: ReadonlySet<AccessArea>;
}
