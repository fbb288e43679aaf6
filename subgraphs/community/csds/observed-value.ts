import type { CareActivity } from '../../../schema/generated/community.ts';

const measured = /^(<=|>=|<|>)?\s*([+-]?\d{1,15}(?:\.\d{1,12})?)$/;

/** Maps what was observed: a number, with its comparator and unit, is an amount; anything else stays words. */
export function toObservedValue(
  text: string | null,
  unit: string | null,
): Pick<CareActivity, 'value' | 'valueText'> {
  if (text === null) return { value: null, valueText: null };
  const match = measured.exec(text);
  if (match === null) return { value: null, valueText: unit === null ? text : `${text} ${unit}` };
  const [, comparator, number] = match;
  // The column holds the unit's UCUM code, which is all there is to show for the unit as well.
  const quantity = { value: Number(number), comparator: comparator ?? null, unit, ucum: unit };
  return { value: quantity, valueText: null };
}
