import type { FhirQuantity, FhirRange, FhirRatio } from '../elements.ts';

/** Writes an amount with its unit, such as "500 mg"; `undefined` where it has no number. */
export function toAmountText(given: FhirQuantity | undefined): string | undefined {
  if (given?.value === undefined) return undefined;
  const { comparator = '', value, unit = given.code ?? '' } = given;
  return `${comparator}${value} ${unit}`.trim();
}

/** Writes an amount between two, such as "1 to 2 tablet"; an end that is open is said. */
export function toRangeText(given: FhirRange | undefined): string | undefined {
  const low = toAmountText(given?.low);
  const high = toAmountText(given?.high);
  if (low === undefined) return high === undefined ? undefined : `up to ${high}`;
  if (high === undefined) return `${low} or more`;
  const isSameUnit = (given?.low?.unit ?? given?.low?.code) === (given?.high?.unit ?? given?.high?.code);
  return `${isSameUnit ? given?.low?.value : low} to ${high}`;
}

/** Writes an amount per another, such as "4 g per 24 h"; the time alone where it is one. */
export function toRatioText(given: FhirRatio | undefined): string | undefined {
  const top = toAmountText(given?.numerator);
  const bottom = toAmountText(given?.denominator);
  return top === undefined || bottom === undefined ? undefined : `${top} per ${bottom}`;
}
