/** A laboratory's report on one specimen. */
export interface LabReport {
  /** The laboratory's number of it. */
  readonly number: string;
  readonly code: string;
  readonly name: string;
  /** When the specimen was taken: an ISO 8601 instant with its offset. */
  readonly collected: string;
  /** Preliminary, final or corrected (HL7 v2, table 0123). */
  readonly status: 'P' | 'F' | 'C';
  readonly results: readonly LabResult[];
}

/** One line of a laboratory's report. */
export interface LabResult {
  readonly code: string;
  readonly name: string;
  /** As it is written, such as `104` or `<3`. */
  readonly value: string;
  readonly unit: string;
  readonly range: string;
  readonly flag?: 'H' | 'L';
}
