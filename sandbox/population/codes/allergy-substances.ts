import type { Allergy, Term } from '../life.ts';

/** The substances to which people are known to be allergic, and how they react. */
export const allergySubstances: readonly { readonly substance: Term; readonly kind: Allergy['kind'] }[] = [
  {
    substance: { snomed: '91936005', display: 'Allergy to penicillin', readV2: '14L1.' },
    kind: 'medication',
  },
  {
    substance: { snomed: '91931000', display: 'Allergy to erythromycin', readV2: '14LA.' },
    kind: 'medication',
  },
  { substance: { snomed: '293586001', display: 'Aspirin allergy', readV2: '14LK.' }, kind: 'medication' },
  { substance: { snomed: '294881007', display: 'Warfarin allergy', readV2: '14LP.' }, kind: 'medication' },
  { substance: { snomed: '300916003', display: 'Allergy to latex', readV2: 'SN531' }, kind: 'environment' },
  { substance: { snomed: '91930004', display: 'Allergy to eggs', readV2: 'SN580' }, kind: 'environment' },
  {
    substance: { snomed: '91935009', display: 'Allergy to peanut', readV2: 'SN582', ctv3: 'Xa1no' },
    kind: 'environment',
  },
];

/** Allergy to penicillin, the commonest of them. */
export const penicillinAllergy: Term = {
  snomed: '91936005',
  display: 'Allergy to penicillin',
  readV2: '14L1.',
};

/** The statement that somebody asked and there is no allergy. */
export const noKnownAllergy: Term = { snomed: '716186003', display: 'No known allergy' };

/** Reactions by SNOMED CT. */
export const allergyReactions: readonly Term[] = [
  { snomed: '247472004', display: 'Urticarial rash' },
  { snomed: '422587007', display: 'Nausea' },
  { snomed: '56018004', display: 'Wheezing' },
  { snomed: '249519007', display: 'Diarrhoea and vomiting' },
];
