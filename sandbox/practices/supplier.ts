import type { Coding, Quantity, Reference } from 'fhir/r3.js';
import type { GeneralPractice, Term } from '../population/life.ts';
import type { ClinicalArea } from './clinical-area.ts';
import type { Capability } from './practice-endpoint.ts';
import type { DatePrecision } from './record-dates.ts';

/** A part of one entry of the record that becomes a resource of its own. */
export type ResourcePart =
  | 'whole'
  | 'problem'
  | 'statement'
  | 'plan'
  | 'order'
  | 'consultation'
  | 'topic'
  | 'heading';

/**
 * What differs between the suppliers' systems, as data; the renderers know no supplier by name.
 *
 * Source: the bundles that suppliers published for consumer testing, and GP Connect 1.6.
 */
export interface Supplier {
  readonly name: GeneralPractice['supplier'];
  /** The supplier's code in the Organisation Data Service, as the directory names it; nothing where it names none. */
  readonly manufacturerOdsCode?: string;
  /** The capabilities that its practices offer. */
  readonly capabilities: readonly Capability[];
  readonly software: { readonly name: string; readonly version: string };
  readonly businessIdentifierSystem: (odsCode: string) => string;
  /** A business identifier from 32 hexadecimal digits of the patient, 32 of the entry, and the part's suffix. */
  readonly toBusinessIdentifier: (patient: string, entry: string, suffix: string) => string;
  /** A resource id from 32 hexadecimal digits and the part's suffix. */
  readonly toResourceId: (digits: string, suffix: string) => string;
  /** The suffix of each part; each `#` stands for the next ordinal. */
  readonly partSuffixes: Readonly<Record<ResourcePart, string>>;
  readonly toClinicalCodings: (term: Term) => Coding[];
  readonly toDrugCodings: (product: Term) => Coding[];
  /** Areas that this system cannot answer at all. */
  readonly unsupportedAreas: readonly ClinicalArea[];
  /** What stands in a consultation's list for an item of an unsupported area. */
  readonly toUnsupportedListItem: (text: string) => Reference;
  /** What stands in a problem's related content for an item of an unsupported area. */
  readonly toUnsupportedRelatedItem: (text: string) => Reference;
  /** The precisions at which onsets were recorded; an entry's hash chooses. */
  readonly onsetPrecisions: readonly DatePrecision[];
  readonly eventPrecision: DatePrecision;
  /** The status that free text has. */
  readonly narrativeStatus: 'final' | 'unknown';
  readonly toPrescribedQuantity: (amount: number, unit: string) => Quantity;
  readonly performerParticipantSystem: string;
  /** Whether a topic about no problem has a title. */
  readonly titlesEveryTopic: boolean;
  /** Whether every prescription points at the event that it was entered in, consultation or not. */
  readonly prescriptionsHaveEvents: boolean;
  /** How lists are sorted by date; the undated come last either way. */
  readonly listOrder: 'newest-first' | 'oldest-first';
  /** Whether primary lists say their clinical setting, date and order. */
  readonly decoratesLists: boolean;
  /** Resource types in the order of the bundle; types not named come last. */
  readonly bundleOrder: readonly string[];
}
