import type { Hl7Segment } from '@medplum/core';
import { readComponent } from '../hl7/fields.ts';
import {
  admissionMethodSystem,
  dischargeDestinationSystem,
  treatmentFunctionSystem,
} from './coding-systems.ts';
import { admissionMethods, dischargeDestinations, treatmentFunctions } from './dictionary.ts';
import type { VisitFacts } from './hospital-message.ts';
import { readDiagnoses, readProcedures } from './read-clinical-codes.ts';
import { readParticipants } from './read-participants.ts';
import { readPatientClass } from './read-patient-class.ts';
import { readPlace } from './read-place.ts';
import { readDictionaryTerm, readTerm } from './read-term.ts';
import { readTime, type Reading } from './reading.ts';

/** The segments of one person that tell of a visit. */
export interface VisitSegments {
  readonly pv1: Hl7Segment;
  readonly pv2?: Hl7Segment;
  readonly dg1: readonly Hl7Segment[];
  readonly pr1: readonly Hl7Segment[];
}

/** Reads a visit; `undefined` where PV1-19 does not say which. */
export function readVisit(segments: VisitSegments, reading: Reading): VisitFacts | undefined {
  const { pv1, pv2 } = segments;
  const visitNumber = readComponent(pv1, 19);
  if (visitNumber === undefined || visitNumber === null) return undefined;
  return {
    visitNumber,
    class: readPatientClass(pv1),
    place: readPlace(pv1, 3, reading),
    admissionMethod: readDictionaryTerm(pv1, 4, admissionMethodSystem, admissionMethods),
    dischargeDestination: readDictionaryTerm(pv1, 36, dischargeDestinationSystem, dischargeDestinations),
    specialty: readDictionaryTerm(pv1, 10, treatmentFunctionSystem, treatmentFunctions),
    reason: pv2 === undefined ? undefined : readTerm(pv2, 3),
    participants: {
      attending: readParticipants(pv1, 7, 'Responsible clinician'),
      referring: readParticipants(pv1, 8, 'Referring clinician'),
      consulting: readParticipants(pv1, 9, 'Consulting clinician'),
      admitting: readParticipants(pv1, 17, 'Admitting clinician'),
    },
    admitted: readTime(pv1, 44, reading),
    discharged: readTime(pv1, 45, reading),
    expected: pv2 === undefined ? undefined : readTime(pv2, 8, reading),
    diagnoses: readDiagnoses(segments.dg1, reading),
    procedures: readProcedures(segments.pr1, reading),
  };
}
