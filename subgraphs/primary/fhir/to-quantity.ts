import type { Quantity } from '../../../schema/generated/shared.ts';
import type { FhirQuantity } from './elements.ts';

/** Maps an amount; `null` where there is no number. Suppliers mostly send the unit in words and no UCUM code. */
export function toQuantity(quantity: FhirQuantity | undefined): Quantity | null {
  if (quantity?.value === undefined) return null;
  const { value, comparator, unit, system, code } = quantity;
  const isUcum = system === 'http://unitsofmeasure.org';
  return {
    value,
    comparator: comparator ?? null,
    unit: unit ?? code ?? null,
    ucum: isUcum ? (code ?? null) : null,
  };
}

/** Writes an amount in words, such as `<7.2 mmol/L`; `undefined` where there is no number. */
export function toQuantityText(quantity: FhirQuantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined;
  const { comparator, value, unit, code } = quantity;
  const words = unit ?? code;
  return `${comparator ?? ''}${value}${words === undefined ? '' : ` ${words}`}`;
}
