import type { MedicationSupply } from '../../schema/generated/shared.ts';

/** How a medicine is supplied; `null` where nothing is told of it. */
export function toSupply(told: MedicationSupply): MedicationSupply | null {
  return Object.values(told).some((value) => value !== null && value !== undefined) ? told : null;
}
