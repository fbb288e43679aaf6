import type { Term } from '../life.ts';

/** A dm+d product with the dose that a practice would usually print. */
export interface Product {
  readonly product: Term;
  readonly dosage: string;
}

/** Virtual medicinal products of the dictionary of medicines and devices. */
export const products = {
  metformin: product('325278007', 'Metformin 500mg tablets', 'One tablet twice a day with meals'),
  gliclazide: product('325242002', 'Gliclazide 80mg tablets', 'One tablet each morning with breakfast'),
  insulinGlargine: product(
    '38897011000001107',
    'Insulin glargine 100units/ml solution for injection 3ml pre-filled disposable devices',
    '18 units under the skin at bedtime',
  ),
  testStrips: product('7267911000001107', 'Contour testing strips', 'Test as directed'),
  ramipril: product('318906001', 'Ramipril 10mg capsules', 'One capsule daily'),
  ramiprilLow: product('318900007', 'Ramipril 1.25mg capsules', 'One capsule daily'),
  lisinopril: product('318859000', 'Lisinopril 10mg tablets', 'One tablet daily'),
  amlodipine: product('319284000', 'Amlodipine 10mg tablets', 'One tablet daily'),
  doxazosin: product('318783003', 'Doxazosin 4mg tablets', 'One tablet at night'),
  furosemide: product('317972000', 'Furosemide 40mg tablets', 'One tablet each morning'),
  digoxin: product('317896006', 'Digoxin 125microgram tablets', 'One tablet daily'),
  atorvastatin: product('320030001', 'Atorvastatin 20mg tablets', 'One tablet at night'),
  aspirin: product('319773006', 'Aspirin 75mg dispersible tablets', 'One tablet daily in water'),
  clopidogrel: product('319799004', 'Clopidogrel 75mg tablets', 'One tablet daily'),
  omeprazole: product('317291008', 'Omeprazole 20mg gastro-resistant capsules', 'One capsule daily'),
  salbutamol: product(
    '39113611000001102',
    'Salbutamol 100micrograms/dose inhaler CFC free',
    'Two puffs when needed, up to four times a day',
  ),
  beclometasone: product('320537007', 'Beclometasone 100micrograms/dose inhaler', 'Two puffs twice a day'),
  tiotropium: product(
    '9479011000001103',
    'Tiotropium bromide 18microgram inhalation powder capsules with device',
    'Inhale one capsule daily',
  ),
  beclometasoneFormoterol: product(
    '12911011000001100',
    'Beclometasone 100micrograms/dose / Formoterol 6micrograms/dose inhaler CFC free',
    'Two puffs twice a day',
  ),
  prednisolone: product(
    '325443009',
    'Prednisolone 5mg gastro-resistant tablets',
    'Six tablets each morning for five days',
  ),
  amoxicillin: product(
    '323510009',
    'Amoxicillin 500mg capsules',
    'One capsule three times a day for five days',
  ),
  doxycycline: product(
    '324059006',
    'Doxycycline 100mg capsules',
    'Two on the first day, then one daily for six days',
  ),
  paracetamol: product('322236009', 'Paracetamol 500mg tablets', 'Two tablets up to four times a day'),
  coCodamol: product(
    '322366004',
    'Co-codamol 30mg/500mg capsules',
    'One or two capsules up to four times a day',
  ),
  amitriptyline: product('321745007', 'Amitriptyline 10mg tablets', 'One tablet at night'),
  citalopram: product('321987003', 'Citalopram 20mg tablets', 'One tablet daily'),
  sertraline: product('9751511000001104', 'Sertraline 100mg tablets', 'One tablet daily'),
  fluoxetine: product('321949006', 'Fluoxetine 20mg capsules', 'One capsule daily'),
  cetirizine: product('320818006', 'Cetirizine 10mg tablets', 'One tablet daily when needed'),
  allopurinol: product('330062008', 'Allopurinol 300mg tablets', 'One tablet daily'),
} as const satisfies Record<string, Product>;

function product(snomed: string, display: string, dosage: string): Product {
  return { product: { snomed, display }, dosage };
}
