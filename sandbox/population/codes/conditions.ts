import type { Term } from '../life.ts';

/**
 * Conditions by SNOMED CT, with the ICD-10 code that a hospital would give and, where a practice system
 * still shows one, the Read code that it came from.
 */
export const conditions = {
  typeTwoDiabetes: term('44054006', 'Diabetes mellitus type 2', 'E11.9', 'C10F.', 'X40J5'),
  diabeticFootUlcer: term('371087003', 'Ulcer of foot due to diabetes mellitus', 'E11.5'),
  diabeticFoot: term('280137006', 'Diabetic foot', 'E11.5'),
  diabeticRetinopathy: term('4855003', 'Retinopathy due to diabetes mellitus', 'E11.3'),
  diabeticNeuropathy: term('230572002', 'Neuropathy due to diabetes mellitus', 'E11.4'),
  prediabetes: term('714628002', 'Prediabetes', 'R73.0'),
  copd: term('13645005', 'Chronic obstructive pulmonary disease', 'J44.9', 'H3...', 'H3...'),
  copdExacerbation: term('195951007', 'Acute exacerbation of chronic obstructive pulmonary disease', 'J44.1'),
  asthma: term('195967001', 'Asthma', 'J45.9', 'H33..', 'H33..'),
  heartFailure: term('84114007', 'Heart failure', 'I50.0', 'G58..', 'G58..'),
  atrialFibrillation: term('49436004', 'Atrial fibrillation', 'I48.9', 'G5730', 'G5730'),
  hypertension: term('38341003', 'Hypertensive disorder', 'I10', 'G2...', 'XE0Ub'),
  coronaryDisease: term('53741008', 'Coronary arteriosclerosis', 'I25.1', 'G3...'),
  stroke: term('230690007', 'Stroke', 'I64', 'G66..'),
  kidneyDisease: term('433144002', 'Chronic kidney disease stage 3', 'N18.3', '1Z12.'),
  dementia: term('52448006', 'Dementia', 'F03', 'E00..'),
  alzheimers: term('26929004', "Alzheimer's disease", 'F00.9', 'F110.'),
  depression: term('35489007', 'Depressive disorder', 'F32.9', 'E2B..'),
  anxietyAndDepression: term('231504006', 'Mixed anxiety and depressive disorder', 'F41.2', 'E2003'),
  moderateFrailty: term('925831000000107', 'Moderate frailty', 'R54'),
  severeFrailty: term('925861000000102', 'Severe frailty', 'R54'),
  fall: term('1912002', 'Fall', 'W19.9'),
  hipFracture: term('5913000', 'Fracture of neck of femur', 'S72.0', 'S30..'),
  pressureUlcer: term('399912005', 'Pressure ulcer', 'L89.9'),
  legUlcer: term('95344007', 'Ulcer of lower extremity', 'L97'),
  woundInfection: term('76844004', 'Local infection of wound', 'T79.3'),
  cellulitis: term('128045006', 'Cellulitis', 'L03.9'),
  pneumonia: term('233604007', 'Pneumonia', 'J18.9', 'H26..'),
  urinaryInfection: term('68566005', 'Urinary tract infection', 'N39.0', 'K190.'),
  lowBackPain: term('279039007', 'Low back pain', 'M54.5', 'N142.'),
  kneePain: term('30989003', 'Knee pain', 'M25.5'),
  osteoarthritis: term('396275006', 'Osteoarthritis', 'M19.9', 'N05..'),
  gout: term('90560007', 'Gout', 'M10.9', 'C34..'),
  hayFever: term('21719001', 'Allergic rhinitis due to pollen', 'J30.1', 'H170.'),
  cataract: term('193570009', 'Cataract', 'H26.9', 'F46..'),
  abdominalPain: term('21522001', 'Abdominal pain', 'R10.4', '1969.'),
  upperRespiratoryInfection: term('54150009', 'Upper respiratory infection', 'J06.9', 'H05z.'),
  otitisMedia: term('65363002', 'Otitis media', 'H66.9'),
  tonsillitis: term('90176007', 'Tonsillitis', 'J03.9'),
  cough: term('49727002', 'Cough', 'R05'),
  wheezing: term('56018004', 'Wheezing', 'R06.2'),
  fever: term('386661006', 'Fever', 'R50.9'),
  tiredness: term('267032009', 'Tired all the time', 'R53', '1683.'),
  palliative: term('103735009', 'Palliative care', 'Z51.5'),
} as const satisfies Record<string, Term>;

function term(snomed: string, display: string, icd10: string, readV2?: string, ctv3?: string): Term {
  return {
    snomed,
    display,
    icd10,
    ...(readV2 === undefined ? {} : { readV2 }),
    ...(ctv3 === undefined ? {} : { ctv3 }),
  };
}
