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
} from '../../schema/generated/secondary.ts';
import type { AreaRead, ItemOf, SettingBackend } from '../kit/setting-backend.ts';

/** What the secondary subgraph needs of the systems behind it. */
export interface SecondaryBackend extends SettingBackend<
  ItemOf<HospitalEncounter>,
  ItemOf<HospitalCarePlan>,
  ItemOf<HospitalDocument>
> {
  /** The numbers by which hospitals know the person; only the hospital record itself holds them. */
  readonly medicalRecordNumbers: AreaRead<MedicalRecordNumber>;
  /** Reports on investigations. */
  readonly investigations: AreaRead<HospitalInvestigation>;
  /** What was observed and belongs to no report. */
  readonly observations: AreaRead<HospitalObservation>;
  /** Referrals and requests for care. */
  readonly referrals: AreaRead<HospitalReferral>;
  /** What hospitals are responsible for over a time. */
  readonly episodes: AreaRead<HospitalEpisode>;
  /** Appointments, those called off or not attended included. */
  readonly bookings: AreaRead<HospitalBooking>;
}
