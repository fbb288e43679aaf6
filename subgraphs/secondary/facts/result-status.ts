import type { ResultStatus } from './report-facts.ts';

/** HL7 table 0085, of OBX-11. */
const ofResults: Readonly<Record<string, ResultStatus>> = {
  C: 'AMENDED',
  D: 'ENTERED_IN_ERROR',
  F: 'FINAL',
  I: 'REGISTERED',
  N: 'CANCELLED',
  O: 'REGISTERED',
  P: 'PRELIMINARY',
  R: 'PRELIMINARY',
  S: 'PRELIMINARY',
  U: 'FINAL',
  // "Post original as wrong", such as sent for the wrong patient.
  W: 'ENTERED_IN_ERROR',
  X: 'CANCELLED',
};

/** HL7 table 0123, of OBR-25. */
const ofReports: Readonly<Record<string, ResultStatus>> = {
  A: 'PRELIMINARY',
  C: 'AMENDED',
  F: 'FINAL',
  I: 'REGISTERED',
  O: 'REGISTERED',
  P: 'PRELIMINARY',
  R: 'PRELIMINARY',
  S: 'REGISTERED',
  X: 'CANCELLED',
};

/** What a result's status means; a code that the table does not have says nothing. */
export function toResultStatus(code: string | undefined): ResultStatus {
  return find(ofResults, code);
}

/** What a report's status means. */
export function toReportStatus(code: string | undefined): ResultStatus {
  return find(ofReports, code);
}

function find(table: Readonly<Record<string, ResultStatus>>, code = ''): ResultStatus {
  return Object.hasOwn(table, code) ? (table[code] ?? 'UNKNOWN') : 'UNKNOWN';
}
