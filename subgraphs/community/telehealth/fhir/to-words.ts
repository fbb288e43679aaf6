import { toOriginal } from '../measure/to-measure.ts';
import type { Valued } from './shapes.ts';
import { toConcept } from './to-concept.ts';

/** A value that is no amount in words, as it was sent; `null` where there is none. */
export function toWords(valued: Omit<Valued, 'code'>): string | null {
  const { valueString, valueInteger, valueBoolean, valueCodeableConcept, valueRange, valueRatio } = valued;
  if (valueString !== undefined) return valueString || null;
  if (valueInteger !== undefined) return String(valueInteger);
  if (valueBoolean !== undefined) return valueBoolean ? 'Yes' : 'No';
  if (valueCodeableConcept !== undefined) return toConcept(valueCodeableConcept)?.display ?? null;
  if (valueRatio !== undefined) {
    return `${toOriginal(valueRatio.numerator)} : ${toOriginal(valueRatio.denominator)}`;
  }
  if (valueRange !== undefined) return toRange(valueRange);
  const moment = valued.valueDateTime ?? valued.valueTime;
  if (moment !== undefined) return moment || null;
  const reason = toConcept(valued.dataAbsentReason)?.display;
  return reason === undefined ? null : `No value: ${reason.replaceAll('-', ' ').toLowerCase()}`;
}

function toRange({ low, high }: NonNullable<Valued['valueRange']>): string | null {
  if (low === undefined) return high === undefined ? null : `up to ${toOriginal(high)}`;
  return high === undefined ? `from ${toOriginal(low)}` : `${toOriginal(low)} to ${toOriginal(high)}`;
}
