import type { CarePlanIndexEntry } from '../../../../schema/generated/patient.ts';
import { toInstants } from '../../../../schema/runtime/partial-date.ts';

/** Tells whether a plan may be acted on, as far as its keeper says: what is unknown stands. */
export function isStandingPlan({ status, period }: CarePlanIndexEntry, now: number): boolean {
  const isKept = status === 'ACTIVE' || status === 'ON_HOLD' || status === 'UNKNOWN';
  return isKept && (!period?.start || toInstants(period.start).first <= now);
}
