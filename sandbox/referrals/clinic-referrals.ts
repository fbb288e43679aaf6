import type { HospitalStay, Life } from '../population/life.ts';

/** A referral to a clinic, and the first and last visit that it led to. */
export interface ClinicReferral {
  /** The twelve digits by which the e-Referral Service knows it. */
  readonly ubrn: string;
  readonly life: Life;
  readonly first: HospitalStay;
  readonly last: HospitalStay;
}

/** The referrals that led to somebody's visits to clinics, one for each specialty. */
export function toClinicReferrals(life: Life): ClinicReferral[] {
  const visits = life.hospitalStays.filter(({ kind }) => kind === 'outpatient');
  const codes = [...new Set(visits.map(({ specialty }) => specialty.code))];
  return codes.flatMap((code, place) => {
    const own = visits.filter(({ specialty }) => specialty.code === code);
    const [first] = own;
    const last = own.at(-1);
    const ubrn = `0${String(life.index).padStart(8, '0')}${String(place).padStart(3, '0')}`;
    return first === undefined || last === undefined ? [] : [{ ubrn, life, first, last }];
  });
}

/** The position in the population of the person whose referral has this number; nothing for another number. */
export function toReferredIndex(ubrn: string): number | undefined {
  return /^0\d{11}$/.test(ubrn) ? Number(ubrn.slice(1, 9)) : undefined;
}
