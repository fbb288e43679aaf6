import type { PersonFacts } from '../access/person-facts.ts';
import type { OpeningsRequest, Page } from './page.ts';
import type { AccessGrantTable, ConsentTable, OpeningTable, RelationshipTable } from './tables.ts';
import type { Selectable } from 'kysely';

/** An opening as the store keeps it. */
export type Opening = Selectable<OpeningTable>;

/** What came of an officer's review. */
export interface OpeningReview {
  readonly by: string;
  readonly outcome: Opening['review_outcome'];
  readonly note: string | null;
}

/** A grant as the store keeps it. */
export type Grant = Selectable<AccessGrantTable>;

/** A consent as the store keeps it. */
export type Consent = Selectable<ConsentTable>;

/** A relationship as a setting reports it; one that is withdrawn is taken out again. */
export interface ReportedRow extends Omit<Selectable<RelationshipTable>, 'reported_at'> {
  readonly isWithdrawn: boolean;
}

/** Of whom facts are asked: a person's number and whoever asks. */
export interface FactsQuestion {
  readonly nhsNumbers: readonly string[];
  readonly issuer: string;
  readonly subject: string;
  /** The caller's organisation; its trust and its sites are looked for as well. */
  readonly organisation?: string;
}

/**
 * Keeps who may see whom: relationships, claims, broken glass, grants and consents.
 *
 * What it does not know, it says by leaving out; while it is away every method rejects. Nothing of it is kept in
 * memory between two graph requests, so that what is withdrawn ends at once in every process.
 */
export interface AccessStore {
  readonly isReady: boolean;
  /** Tells whether the store answers now. */
  isThere(): Promise<boolean>;
  /** Resolves once the store can be asked. */
  readonly ready: Promise<void>;
  /** What is known of each person, by number, as far as it is in force. */
  findFacts(question: FactsQuestion): Promise<ReadonlyMap<string, PersonFacts>>;
  /** Keeps what a setting reported; told twice, it stands once. */
  report(rows: readonly ReportedRow[]): Promise<void>;
  /** Takes out what a setting has not reported again since an instant. */
  forgetOlder(source: string, since: string): Promise<void>;
  /** Keeps an opening, or returns the one that the same call made before. */
  open(opening: Opening): Promise<Opening>;
  /** The openings of an organisation's staff, newest first. */
  listOpenings(organisation: string, page: OpeningsRequest): Promise<Page<Opening>>;
  /** Marks an opening as reviewed, once; `undefined` where the organisation has none of this id. */
  review(id: string, organisation: string, review: OpeningReview): Promise<Opening | undefined>;
  grant(grant: Grant): Promise<Grant>;
  findGrant(id: string): Promise<Grant | undefined>;
  /** Every grant of a person, withdrawn ones included, newest first. */
  listGrants(nhsNumbers: readonly string[]): Promise<readonly Grant[]>;
  /** Ends a grant at once; one that was withdrawn before stays as it is. */
  withdrawGrant(id: string, by: string): Promise<Grant | undefined>;
  recordConsent(consent: Consent): Promise<Consent>;
  findConsent(id: string): Promise<Consent | undefined>;
  listConsents(nhsNumbers: readonly string[]): Promise<readonly Consent[]>;
  withdrawConsent(id: string, by: string): Promise<Consent | undefined>;
  close(): Promise<void>;
}
