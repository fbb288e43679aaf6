import type { Medicine } from '../population/life.ts';
import type { ResourceName } from './record-item.ts';

/** What the resources of one medicine are about. */
export interface MedicineNames {
  readonly statement: ResourceName;
  readonly plan: ResourceName;
  readonly product: ResourceName;
}

/** Names the resources that every medicine becomes. */
export function toMedicineNames(medicine: Medicine): MedicineNames {
  const key = `medicine/${medicine.id}`;
  return {
    statement: { type: 'MedicationStatement', key, part: 'statement' },
    plan: { type: 'MedicationRequest', key, part: 'plan' },
    product: { type: 'Medication', key: `product/${medicine.product.snomed}` },
  };
}
