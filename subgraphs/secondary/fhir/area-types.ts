import type {
  HospitalBooking,
  HospitalCarePlan,
  HospitalDocument,
  HospitalEncounter,
  HospitalEpisode,
  HospitalInvestigation,
  HospitalObservation,
  HospitalReferral,
  MedicalRecordNumber,
} from '../../../schema/generated/secondary.ts';
import type { AllergyIntolerance, Condition, MedicationStatement } from '../../../schema/generated/shared.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';

/** What each area that a FHIR server is read for is made of. */
export interface AreaTypes {
  readonly encounters: ItemOf<HospitalEncounter>;
  readonly conditions: Condition;
  readonly allergies: AllergyIntolerance;
  readonly medications: MedicationStatement;
  readonly documents: ItemOf<HospitalDocument>;
  readonly carePlans: ItemOf<HospitalCarePlan>;
  readonly investigations: HospitalInvestigation;
  readonly observations: HospitalObservation;
  readonly referrals: HospitalReferral;
  readonly episodes: HospitalEpisode;
  readonly bookings: HospitalBooking;
  readonly medicalRecordNumbers: MedicalRecordNumber;
}

/** The name of an area that a FHIR server is read for. */
export type AreaName = keyof AreaTypes;
