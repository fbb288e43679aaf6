import type { Term } from '../population/life.ts';
import type { HospitalEvent, HospitalVisit, Place } from './hospital-event.ts';

/** Fields of a segment by number, in HL7 already. */
export type Fields = Readonly<Record<number, string | undefined>>;

/** One hospital system's way of writing HL7 v2. */
export interface HospitalDialect {
  /** The organisation that sends. */
  readonly trust: string;
  /** How many digits its times have: to the minute or to the second. */
  readonly timeDigits: 12 | 14;
  /** Header fields from 3 on. */
  header(event: HospitalEvent, controlId: string): Fields;
  eventType(event: HospitalEvent): Fields;
  identification(event: HospitalEvent): Fields;
  mergedIdentifier(medicalRecordNumber: string): string;
  location(place: Place): string;
  /** The fields of the visit in which dialects differ; the others are the same everywhere. */
  visit(event: HospitalEvent, visit: HospitalVisit): Fields;
  diagnosis(term: Term): string;
  /** What stands in for a visit in messages about a person; empty where no such segment is sent. */
  readonly noVisit?: Fields;
}
