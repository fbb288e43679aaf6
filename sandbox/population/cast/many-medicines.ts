import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';

/** Medicines of every kind of prescription at the practice, and of every status at the hospital. */
export function writeManyMedicines({ gp, hospital, until }: LifeDraft): void {
  gp.prescribe({ ...products.amlodipine, start: until - 150, course: 'repeat-dispensing', issuesAllowed: 7 });
  gp.prescribe({
    ...products.prednisolone,
    start: until - 4,
    course: 'acute',
    prescription: 'delayed-prescribing',
  });
  gp.prescribe({
    ...products.cetirizine,
    start: until - 33,
    end: until - 28,
    course: 'acute',
    prescription: 'acute-handwritten',
  });
  gp.prescribe({
    ...products.citalopram,
    start: until - 900,
    end: until - 400,
    course: 'repeat',
    stoppedBecause: 'Made her drowsy',
  });
  gp.prescribe({
    ...products.digoxin,
    start: until - 200,
    course: 'repeat',
    prescribedBy: { name: 'Dr Y Castellan', organisation: 'Cardiology clinic' },
  });
  hospital.medicine((id) => ({
    id,
    kind: 'order',
    ...products.furosemide,
    status: 'active',
    supply: { amount: 28, unit: 'tablet', days: 28, repeats: 1 },
  }));
  hospital.medicine((id) => ({
    id,
    kind: 'order',
    ...products.amlodipine,
    status: 'on-hold',
    because: 'Low blood pressure on the ward',
  }));
  hospital.medicine((id) => ({
    id,
    kind: 'order',
    ...products.doxycycline,
    status: 'cancelled',
    because: 'Ordered twice',
  }));
  hospital.medicine((id) => ({
    id,
    kind: 'order',
    ...products.coCodamol,
    status: 'stopped',
    because: 'Constipation',
  }));
  hospital.medicine((id) => ({ id, kind: 'order', ...products.atorvastatin, status: 'draft' }));
  hospital.medicine((id) => ({ id, kind: 'order', ...products.allopurinol, status: 'entered-in-error' }));
  hospital.medicine((id) => ({ id, kind: 'statement', ...products.sertraline, status: 'intended' }));
  hospital.medicine((id) => ({
    id,
    kind: 'statement',
    ...products.tiotropium,
    status: 'not-taken',
    because: 'Says that it does not help',
  }));
}
