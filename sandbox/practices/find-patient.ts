import type { Life } from '../population/life.ts';
import { type Refusal, refuse } from './operation-outcome.ts';
import { isSharingRefused } from './registration.ts';
import type { Supplier } from './supplier.ts';

/** The invented people, as far as a practice's system needs them. */
export interface PracticePopulation {
  /** Finds a person by a present or superseded number. */
  findByNhsNumber(nhsNumber: string): Life | undefined;
}

/** Whose record is asked of whom. */
export interface PatientRequest {
  readonly population: PracticePopulation;
  readonly supplier: Supplier;
  readonly odsCode: string;
  readonly nhsNumber: string;
}

/**
 * The patient of this practice with this number, or why there is none to show.
 *
 * A person who died, is restricted, has no practice or another, or whose number was superseded is answered as
 * if unknown. Source: GP Connect 1.6, "Retrieve a patient's structured record", error handling.
 */
export function findPatient(
  request: PatientRequest,
): { readonly life: Life } | { readonly refusal: Refusal } {
  const { population, supplier, odsCode, nhsNumber } = request;
  const life = population.findByNhsNumber(nhsNumber);
  const isPatientHere =
    life !== undefined &&
    life.person.nhsNumber === nhsNumber &&
    life.practice.odsCode === odsCode &&
    life.practice.supplier === supplier.name &&
    life.person.deathDate === undefined &&
    life.person.removedFromPractice === undefined &&
    !life.difficulties.some((each) => ['restricted', 'deceased', 'no-practice'].includes(each));
  if (!isPatientHere)
    return {
      refusal: refuse('PATIENT_NOT_FOUND', `No patient details found for patient ID: ${nhsNumber}`),
    };
  if (isSharingRefused(life))
    return { refusal: refuse('NO_PATIENT_CONSENT', `Patient ${nhsNumber} does not share their record`) };
  return { life };
}
