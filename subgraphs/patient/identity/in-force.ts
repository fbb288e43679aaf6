import { isOverlapping, parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** A stretch of time as FHIR writes it. */
export interface FhirPeriod {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/**
 * Tells whether something with a period is in force at a moment, given as an instant; without a period it is.
 *
 * Whole days count in full. A period that cannot be read is not in force: an address or practice that may have
 * ended must not be taken for the present one.
 */
export function isInForce(period: FhirPeriod | undefined, now: string): boolean {
  const { start, end } = period ?? {};
  if ([start, end].some((side) => side !== undefined && parsePartialDate(side) === undefined)) return false;
  return isOverlapping({ start, end }, { start: now, end: now });
}
