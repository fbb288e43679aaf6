/** An area of a structured record that this version reads, by the graph's name. */
export type ClinicalArea = 'encounters' | 'allergies' | 'medications' | 'conditions';

/** How GP Connect asks for an area and where it answers. */
interface AreaDefinition {
  /** The parameter that asks for it. */
  readonly parameter: string;
  /** The SNOMED CT code of its primary list, the only one that says what the whole area holds. */
  readonly listCode: string;
  /** The type of resource that the list points at. */
  readonly itemType: string;
  /** How secondary lists that items of this area bring along are named. */
  readonly secondaryListPrefix?: string;
}

/** The areas as GP Connect names them (Access Record: Structured, "List codes"). */
export const areaDefinitions: Readonly<Record<ClinicalArea, AreaDefinition>> = {
  encounters: {
    parameter: 'includeConsultations',
    listCode: '1149501000000101',
    itemType: 'Encounter',
    secondaryListPrefix: 'consultations-',
  },
  allergies: {
    parameter: 'includeAllergies',
    listCode: '886921000000105',
    itemType: 'AllergyIntolerance',
  },
  medications: {
    parameter: 'includeMedication',
    listCode: '933361000000108',
    itemType: 'MedicationStatement',
  },
  conditions: {
    parameter: 'includeProblems',
    listCode: '717711000000103',
    itemType: 'Condition',
    secondaryListPrefix: 'problems-',
  },
};

/** The SNOMED CT code of the list whose allergies have ended; they are contained in it. */
export const endedAllergiesListCode = '1103671000000101';

/** The SNOMED CT codes of the lists that make up a consultation. */
export const consultationListCodes = {
  consultation: '325851000000107',
  topic: '25851000000105',
  heading: '24781000000107',
} as const;
