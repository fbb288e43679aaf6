import type { Term } from '../life.ts';

/** What is measured, done, advised or found, by SNOMED CT. */
export const observations = {
  hba1c: term('999791000000106', 'HbA1c level, IFCC standardised'),
  bloodPressure: term('75367002', 'Blood pressure'),
  heartRate: term('364075005', 'Heart rate'),
  oxygenSaturation: term('431314004', 'Peripheral oxygen saturation'),
  temperature: term('386725007', 'Body temperature'),
  weight: term('27113001', 'Body weight'),
  peakFlow: term('18491006', 'Peak expiratory flow rate'),
  spirometry: term('127783003', 'Spirometry'),
  footExamination: term('401191002', 'Diabetic foot examination'),
  woundAssessment: term('385941006', 'Wound care assessment'),
  woundCare: term('225358003', 'Wound care'),
  woundLength: term('401238003', 'Length of wound'),
  woundWidth: term('401239006', 'Width of wound'),
  frailtyScale: term('763264000', 'Clinical Frailty Scale score'),
  fallRisk: term('129839007', 'At risk for falls'),
  walkingPractice: term('308931006', 'Walking practice'),
  needsAssessment: term('225343006', 'Assessment of needs'),
  support: term('243114000', 'Support'),
  medicationReview: term('182836005', 'Review of medication'),
  fluVaccination: term('822851000000102', 'Seasonal influenza vaccination'),
  mmrVaccination: term('38598009', 'Administration of measles and mumps and rubella vaccine'),
  immunisation: term('33879002', 'Active immunisation'),
  inhalerTechnique: term('170625000', 'Inhaler technique - good'),
  smoker: term('77176002', 'Smoker'),
  exSmoker: term('8517006', 'Ex-smoker'),
  neverSmoked: term('266919005', 'Never smoked tobacco'),
  cervicalScreening: term('714971000000104', 'Cervical smear screening administration'),
  livesInCareHome: term('248171000000108', 'Lives in care home'),
  voluntaryCarer: term('823411000000109', 'Has voluntary carer'),
  respect: term('1382601000000107', 'ReSPECT form'),
  notForResuscitation: term('450476008', 'Not for cardiopulmonary resuscitation'),
  endOfLifeRegister: term('526631000000108', 'On end of life care register'),
  anticipatoryMedicines: term('376201000000102', 'Issue of palliative care anticipatory medication box'),
  preferredPlace: term('395687000', 'Preferred place of death discussed with patient'),
} as const satisfies Record<string, Term>;

function term(snomed: string, display: string): Term {
  return { snomed, display };
}
