import type { Life } from '../population/life.ts';
import type { HospitalEvent } from './hospital-event.ts';

/** Who a message says it is about. */
export type HospitalIdentity = Pick<HospitalEvent, 'medicalRecordNumber' | 'nhsNumber' | 'phone'>;

/** The identities under which a trust knows a person, one after another. */
export interface HospitalIdentities {
  /** Under which the person first appeared, where that was by mistake: without an NHS number. */
  readonly mistaken?: HospitalIdentity;
  readonly usual: HospitalIdentity;
  /** After the NHS number that the trust was given had been superseded. */
  readonly renumbered?: HospitalIdentity;
}

/** Tells under which identities a trust knows a person. */
export function toIdentities(life: Life): HospitalIdentities {
  const { person } = life;
  const usual = {
    medicalRecordNumber: person.medicalRecordNumber,
    nhsNumber: person.supersededNhsNumber ?? person.nhsNumber,
    phone: person.phone,
  };
  return {
    usual,
    ...(person.duplicateMedicalRecordNumber === undefined
      ? {}
      : {
          mistaken: { medicalRecordNumber: person.duplicateMedicalRecordNumber, phone: person.phone },
        }),
    ...(person.supersededNhsNumber === undefined
      ? {}
      : { renumbered: { ...usual, nhsNumber: person.nhsNumber } }),
  };
}
