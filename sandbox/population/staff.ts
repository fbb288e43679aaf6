/** The consultants of both hospitals by treatment function, all invented. */
export const consultants = {
  '180': { name: 'Dr K Ashdown', gmcCode: '9992001' },
  '300': { name: 'Dr V Menon', gmcCode: '9992002' },
  '307': { name: 'Dr G Tremaine', gmcCode: '9992003' },
  '340': { name: 'Dr O Bellamy', gmcCode: '9992004' },
  '320': { name: 'Dr Y Castellan', gmcCode: '9992005' },
  '110': { name: 'Mr D Rutherford', gmcCode: '9992006' },
  '430': { name: 'Dr W Penhale', gmcCode: '9992007' },
  '420': { name: 'Dr Z Iqbal', gmcCode: '9992008' },
  '100': { name: 'Miss Q Harcourt', gmcCode: '9992009' },
  '130': { name: 'Mr U Sandhu', gmcCode: '9992010' },
} as const;

/** NHS Data Dictionary treatment function names. */
export const treatmentFunctions = {
  '180': 'Emergency Medicine Service',
  '300': 'General Internal Medicine Service',
  '307': 'Diabetes Service',
  '340': 'Respiratory Medicine Service',
  '320': 'Cardiology Service',
  '110': 'Trauma and Orthopaedic Service',
  '430': 'Elderly Medicine Service',
  '420': 'Paediatric Service',
  '100': 'General Surgery Service',
  '130': 'Ophthalmology Service',
} as const;

/** A treatment function that the hospitals offer. */
export type TreatmentFunction = keyof typeof treatmentFunctions;

/** The community trust's clinicians. */
export const communityClinicians = [
  { id: 'N100', name: 'Sister B Lavery' },
  { id: 'N101', name: 'Nurse C Oduya' },
  { id: 'N102', name: 'Nurse E Garside' },
  { id: 'N103', name: 'Nurse T Malik' },
  { id: 'T200', name: 'Physiotherapist R Holt' },
  { id: 'T201', name: 'Occupational Therapist S Byrne' },
  { id: 'N300', name: 'Specialist Nurse A Dunmore' },
  { id: 'N301', name: 'Specialist Nurse J Kaur' },
  { id: 'H400', name: 'Health Visitor M Tully' },
  { id: 'T202', name: 'Podiatrist G Lowther' },
] as const;

/** The council's social workers and occupational therapists. */
export const socialWorkers = [
  'P Whitlock',
  'N Achebe',
  'L Sowerby',
  'D Chaudhry',
  'F Merriman',
  'K Oyelaran',
] as const;

/** The care providers that the council buys from, with invented CQC locations. */
export const careProviders = {
  homeCare: [
    { name: 'Brightwater Homecare', cqcLocationId: '1-9990000001' },
    { name: 'Beck Valley Care at Home', cqcLocationId: '1-9990000002' },
  ],
  residential: [
    { name: 'The Limes Residential Home', cqcLocationId: '1-9990000003' },
    { name: 'Fairhaven House', cqcLocationId: '1-9990000004' },
  ],
  nursing: [{ name: 'Kestrel Court Nursing Home', cqcLocationId: '1-9990000005' }],
  reablement: [{ name: 'Vale and Shore Reablement Team', cqcLocationId: '1-9990000006' }],
  supportedLiving: [{ name: 'Larkfield Supported Living', cqcLocationId: '1-9990000007' }],
} as const;
