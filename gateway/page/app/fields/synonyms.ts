/** What people say for what the graph calls otherwise: any word of a line finds what any other of it finds. */
const lines = [
  'medication medications medicine medicines drug drugs meds tablet tablets prescription prescriptions prescribed',
  'allergy allergies allergic intolerance intolerances adverse hypersensitivity',
  'condition conditions problem problems diagnosis diagnoses disease illness',
  'encounter encounters visit visits appointment appointments contact contacts consultation consultations attendance',
  'admission admissions admitted inpatient stay discharge ward hospital',
  'emergency ae casualty ed',
  'document documents letter letters report reports correspondence',
  'plan plans careplan careplans',
  'goal goals aim aims outcome outcomes',
  'birth birthdate dob born age',
  'address postcode home postal lives',
  'telecom phone telephone mobile email',
  'practice surgery gp doctor general',
  'immunisation immunisations vaccine vaccines vaccination vaccinations jab jabs',
  'observation observations measurement measurements vitals blood pressure weight bmi',
  'investigation investigations blood test tests laboratory lab pathology bloods result results',
  'referral referrals referred',
  'package packages home homecare domiciliary support carer carers reablement',
  'allocation allocations worker keyworker socialworker',
  'nurse nursing district community',
  'certainty suspected confirmed refuted ruled negated',
  'source sources missing withheld unavailable complete completeness',
  'deceased died death dead',
  'gender sex',
  'language interpreter',
  'reaction reactions rash',
  'dosage dose directions instructions',
  'contingency contingencies crisis escalation',
  'team professional clinician performer performers author who',
].map((line) => line.split(' '));

/** A word with all that means the same. */
export function toSynonyms(word: string): readonly string[] {
  const same = lines.filter((line) => line.includes(word)).flat();
  return [...new Set([word, ...same])];
}
