/** An area of a structured record, by the graph's name. */
export type ClinicalArea = CoreArea | FurtherArea;

/** The areas that joined lists are made of; a practice is asked for them together. */
export type CoreArea = 'encounters' | 'allergies' | 'medications' | 'conditions';

/** The areas that general practice alone shows; a practice is asked for them together, and only where one is wanted. */
export type FurtherArea = 'immunisations' | 'observations' | 'investigations' | 'referrals' | 'diary';

/** How GP Connect asks for an area and where it answers. */
interface AreaDefinition {
  /** What general practice calls it. */
  readonly name: string;
  /** The parameter that asks for it. */
  readonly parameter: string;
  /** The parts by which the question about it can be narrowed or widened. */
  readonly parts: readonly string[];
  /** The SNOMED CT code of its primary list, the only one that says what the whole area holds. */
  readonly listCode: string;
  /** The type of resource that the list points at. */
  readonly itemType: string;
  /** How secondary lists that items of this area bring along are named. */
  readonly secondaryListPrefix?: string;
}

/** The areas as GP Connect names them (Access Record: Structured, "List codes" and "Search parameters"). */
export const areaDefinitions: Readonly<Record<ClinicalArea, AreaDefinition>> = {
  encounters: {
    name: 'consultations',
    parameter: 'includeConsultations',
    parts: ['consultationSearchPeriod', 'includeNumberOfMostRecent'],
    listCode: '1149501000000101',
    itemType: 'Encounter',
    secondaryListPrefix: 'consultations-',
  },
  allergies: {
    name: 'allergies',
    parameter: 'includeAllergies',
    parts: ['includeResolvedAllergies'],
    listCode: '886921000000105',
    itemType: 'AllergyIntolerance',
  },
  medications: {
    name: 'medications',
    parameter: 'includeMedication',
    parts: ['includePrescriptionIssues', 'medicationSearchFromDate'],
    listCode: '933361000000108',
    itemType: 'MedicationStatement',
  },
  conditions: {
    name: 'problems',
    parameter: 'includeProblems',
    parts: ['filterStatus', 'filterSignificance'],
    listCode: '717711000000103',
    itemType: 'Condition',
    secondaryListPrefix: 'problems-',
  },
  immunisations: {
    name: 'immunisations',
    parameter: 'includeImmunisations',
    parts: ['includeNotGiven', 'includeStatus'],
    listCode: '1102181000000102',
    itemType: 'Immunization',
  },
  observations: {
    name: 'uncategorised data',
    parameter: 'includeUncategorisedData',
    parts: ['uncategorisedDataSearchPeriod'],
    listCode: '826501000000100',
    itemType: 'Observation',
  },
  investigations: {
    name: 'investigations',
    parameter: 'includeInvestigations',
    parts: ['investigationSearchPeriod'],
    listCode: '887191000000108',
    itemType: 'DiagnosticReport',
  },
  referrals: {
    name: 'referrals',
    parameter: 'includeReferrals',
    parts: ['referralSearchPeriod'],
    listCode: '792931000000107',
    itemType: 'ReferralRequest',
  },
  diary: {
    name: 'diary',
    parameter: 'includeDiaryEntries',
    parts: ['diaryEntriesSearchDate'],
    listCode: '714311000000108',
    itemType: 'ProcedureRequest',
  },
};

/** The areas that joined lists are made of. */
export const coreAreas = ['allergies', 'medications', 'conditions', 'encounters'] as const;

/** The areas that general practice alone shows. */
export const furtherAreas = [
  'immunisations',
  'observations',
  'investigations',
  'referrals',
  'diary',
] as const;

/** The SNOMED CT code of the list whose allergies have ended; they are contained in it. */
export const endedAllergiesListCode = '1103671000000101';

/** The SNOMED CT codes of the lists that make up a consultation. */
export const consultationListCodes = {
  consultation: '325851000000107',
  topic: '25851000000105',
  heading: '24781000000107',
} as const;
