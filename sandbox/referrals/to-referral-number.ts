import { createHash } from 'node:crypto';

/** The twelve digits by which the e-Referral Service knows the referral that led to a first visit. */
export function toReferralNumber(visitNumber: string): string {
  const digits = createHash('sha256').update(visitNumber).digest().readUInt32BE(0) % 1_000_000_000;
  return `000${String(digits).padStart(9, '0')}`;
}
