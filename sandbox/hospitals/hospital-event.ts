import type { HospitalStay, Life, Term } from '../population/life.ts';
import type { LabReport } from './lab-report.ts';

/** What happened, as the trigger event of the message that tells it (HL7 v2, table 0003). */
export type Trigger =
  | 'A01'
  | 'A02'
  | 'A03'
  | 'A04'
  | 'A05'
  | 'A08'
  | 'A11'
  | 'A12'
  | 'A13'
  | 'A28'
  | 'A31'
  | 'A40'
  | 'R01'
  | 'T02';

/** A place within the hospital. */
export type Place = HospitalStay['moves'][number];

/** Something that a hospital has to tell, before any dialect writes it down. */
export interface HospitalEvent {
  readonly trigger: Trigger;
  /** When it happened and was recorded: an ISO 8601 instant with the offset of its place. */
  readonly at: string;
  readonly life: Life;
  /** The hospital's number that the message is about. */
  readonly medicalRecordNumber: string;
  /** Empty where the hospital does not know it. */
  readonly nhsNumber?: string;
  /** Empty where the phone number is taken off the record. */
  readonly phone: string;
  /** The hospital's word that the person has died, and when. */
  readonly died?: string;
  readonly visit?: HospitalVisit;
  readonly diagnoses: readonly Term[];
  readonly procedures: HospitalStay['procedures'];
  /** The lines of a letter. */
  readonly letter: readonly string[];
  /** What a laboratory found. */
  readonly report?: LabReport;
  /** The number that is given up in favour of `medicalRecordNumber`. */
  readonly mergedMedicalRecordNumber?: string;
}

/** The visit that an event belongs to, as it stands at that time. */
export interface HospitalVisit {
  readonly number: string;
  readonly stay: HospitalStay;
  readonly place?: Place;
  readonly priorPlace?: Place;
  readonly discharged?: string;
}

/** The same clock so many minutes later, or earlier; the offset stays as it was. */
export function addMinutes(instant: string, minutes: number): string {
  const clock = Date.parse(`${instant.slice(0, 19)}Z`) + minutes * 60_000;
  return `${new Date(clock).toISOString().slice(0, 19)}${instant.slice(19)}`;
}
