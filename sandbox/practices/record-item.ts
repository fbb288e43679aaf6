import type { CodeableConcept, FhirResource, Identifier, Reference } from 'fhir/r3.js';
import type { Life, Term } from '../population/life.ts';
import type { ClinicalArea } from './clinical-area.ts';
import type { StructuredQuery } from './structured-query.ts';
import type { ResourcePart, Supplier } from './supplier.ts';

/** What a resource is about, before any call gives it an id. */
export interface ResourceName {
  readonly type: FhirResource['resourceType'];
  /** Unique within the person's record, and the same in every call. */
  readonly key: string;
  readonly part?: ResourcePart;
  /** Which topic, and which heading in it; only for those parts. */
  readonly ordinals?: readonly number[];
}

/** One entry of a person's record, and how it becomes resources. */
export interface RecordItem {
  /** Unique within the person's record. */
  readonly key: string;
  /** Free text has no area: it lives in consultations only. */
  readonly area: ClinicalArea | 'narrative';
  /** When it happened, as an ISO date or instant; the search periods and the order go by it. */
  readonly date: string | undefined;
  /** The key of the consultation in which it was recorded. */
  readonly consultation?: string | undefined;
  /** The keys of the problems that it belongs to. */
  readonly problems: readonly string[];
  /** What a list of its area points at. */
  readonly listed: ResourceName;
  /** What a problem or a consultation's heading points at. */
  readonly linked: readonly ResourceName[];
  /** What a problem points at beside `linked`: the topics of a consultation that are about it. */
  readonly alsoLinked?: (problem: string) => readonly ResourceName[];
  /** Whether a query that asks for its area wants this item. */
  readonly isAsked: (query: StructuredQuery) => boolean;
  /** All its resources; beware that one may be shared with other items, such as a Medication. */
  readonly render: (context: RenderContext) => readonly FhirResource[];
}

/** Everything that rendering one answer needs beside the item itself. */
export interface RenderContext {
  readonly life: Life;
  readonly supplier: Supplier;
  readonly query: StructuredQuery;
  readonly now: Date;
  /** The person's whole record, whatever was asked for. */
  readonly record: readonly RecordItem[];
  /** The keys of the items that the practice does not share. */
  readonly withheld: ReadonlySet<string>;
  readonly patient: Reference;
  readonly practitioner: Reference;
  readonly organization: Reference;
  /** The id of a resource, valid for this call only. */
  toId(name: ResourceName): string;
  toReference(name: ResourceName): Reference;
  /** The identifier of a resource, the same in every call. */
  toBusinessIdentifier(name: ResourceName): Identifier;
  toConcept(term: Term): CodeableConcept;
}
