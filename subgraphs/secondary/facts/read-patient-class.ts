import type { Hl7Segment } from '@medplum/core';
import type { Change } from '../hl7/change.ts';
import { readComponent } from '../hl7/fields.ts';

/** The words that some senders write where HL7 v2 has a letter (table 0004). */
const letters: Readonly<Record<string, string>> = {
  INPATIENT: 'I',
  OUTPATIENT: 'O',
  EMERGENCY: 'E',
  PREADMIT: 'P',
  PREADMISSION: 'P',
  RECURRING: 'R',
};

/** Reads the class of a patient (PV1-2) as the letter of table 0004, or as it was sent where it has none. */
export function readPatientClass(pv1: Hl7Segment): Change<string> {
  const sent = readComponent(pv1, 2);
  if (sent === undefined || sent === null) return sent;
  const word = sent.toUpperCase().replaceAll(/[^A-Z]/g, '');
  return Object.hasOwn(letters, word) ? letters[word] : sent;
}
