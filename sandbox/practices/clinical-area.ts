/** An area of the record: each has its own request parameter, except that ended allergies follow allergies. */
export type ClinicalArea =
  | 'allergies'
  | 'endedAllergies'
  | 'medications'
  | 'problems'
  | 'consultations'
  | 'immunisations'
  | 'uncategorised'
  | 'investigations'
  | 'referrals'
  | 'diary';

/** What the specification fixes about an area: its primary list and the secondary lists that drag its items in. */
export interface AreaDefinition {
  /** The SNOMED CT concept of the primary list. */
  readonly code: string;
  readonly display: string;
  readonly title: string;
  /** The noun in "… items are not supported by the provider system". */
  readonly noun: string;
  /** The secondary list of such items that consultations contain. */
  readonly inConsultations?: string;
  /** The secondary list of such items that problems are linked to. */
  readonly inProblems?: string;
}

/** Every area by its name. Source: GP Connect 1.6, "Using lists to return data", primary and secondary lists. */
export const clinicalAreas: Readonly<Record<ClinicalArea, AreaDefinition>> = {
  allergies: {
    code: '886921000000105',
    display: 'Allergies and adverse reactions',
    title: 'Allergies and adverse reactions',
    noun: 'Allergy',
    inConsultations: 'consultations-allergies-contained-in-consultations',
    inProblems: 'problems-allergies-related-to-problems',
  },
  endedAllergies: {
    code: '1103671000000101',
    display: 'Ended allergies',
    title: 'Ended allergies',
    noun: 'Ended allergy',
    inConsultations: 'consultations-ended-allergies-contained-in-consultations',
    inProblems: 'problems-ended-allergies-related-to-problems',
  },
  medications: {
    code: '933361000000108',
    display: 'Medications and medical devices',
    title: 'Medications and medical devices',
    noun: 'Medication',
    inConsultations: 'consultations-medications-contained-in-consultations',
    inProblems: 'problems-medications-related-to-problems',
  },
  problems: {
    code: '717711000000103',
    display: 'Problems',
    title: 'Problems',
    noun: 'Problem',
    inConsultations: 'consultations-problems-contained-in-consultations',
  },
  consultations: {
    code: '1149501000000101',
    display: 'List of consultations',
    title: 'List of consultations',
    noun: 'Consultation',
    inProblems: 'problems-consultations-related-to-problems',
  },
  immunisations: {
    code: '1102181000000102',
    display: 'Immunisations',
    title: 'Immunisations',
    noun: 'Immunisation',
    inConsultations: 'consultations-immunisations-contained-in-consultations',
    inProblems: 'problems-immunisations-related-to-problems',
  },
  uncategorised: {
    code: '826501000000100',
    display: 'Miscellaneous record',
    title: 'Uncategorised data',
    noun: 'Uncategorised data',
    inConsultations: 'consultations-uncategorised-data-contained-in-consultations',
    inProblems: 'problems-uncategorised-data-related-to-problems',
  },
  investigations: {
    code: '887191000000108',
    display: 'Investigations and results',
    title: 'Investigations and results',
    noun: 'Test result',
    inConsultations: 'consultations-investigations-contained-in-consultations',
    inProblems: 'problems-investigations-related-to-problems',
  },
  referrals: {
    code: '792931000000107',
    display: 'Outbound referral',
    title: 'Outbound referral',
    noun: 'Referral',
    inConsultations: 'consultations-outbound-referrals-in-consultations',
    inProblems: 'problems-outbound-referrals-related-to-problems',
  },
  diary: {
    code: '714311000000108',
    display: 'Patient recall administration',
    title: 'Patient recall administration',
    noun: 'Diary entry',
    inConsultations: 'consultations-diary-entries-contained-in-consultations',
    inProblems: 'problems-diary-entries-related-to-problems',
  },
};

/** The secondary list of problems that items of other areas are linked to. */
export const linkedProblemsList = 'problems-linked-problems-not-relating-to-the-primary-query';
