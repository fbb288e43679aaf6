import type { Bundle, FhirResource, List, Reference } from 'fhir/r3.js';

/** The resources of a bundle, by type and by `Type/id`. */
export interface RecordIndex {
  readonly all: readonly FhirResource[];
  readonly lists: readonly List[];
  ofType<Type extends FhirResource['resourceType']>(
    type: Type,
  ): Extract<FhirResource, { resourceType: Type }>[];
  find(reference: Reference | undefined): FhirResource | undefined;
}

/** Indexes a bundle once. */
export function indexRecord(bundle: Bundle<FhirResource>): RecordIndex {
  const all = (bundle.entry ?? []).map((entry) => entry.resource).filter((each) => each !== undefined);
  const byName = new Map(all.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  const ofType = <Type extends FhirResource['resourceType']>(type: Type) =>
    all.filter(
      (resource): resource is Extract<FhirResource, { resourceType: Type }> => resource.resourceType === type,
    );
  return {
    all,
    lists: ofType('List'),
    ofType,
    find: (reference) => byName.get(reference?.reference ?? ''),
  };
}

/** The first code of a list. */
export function toListCode(list: List): string {
  return list.code?.coding?.[0]?.code ?? '';
}

/** Whether a reference says that the provider does not support such items, wherever it says so. */
export function isNotSupported({ reference, display }: Reference): boolean {
  return /items are not supported by the provider system/.test(`${reference} ${display}`);
}

/** What primary lists may point at, by SNOMED CT code. Source: GP Connect 1.6, primary lists. */
export const primaryListTypes: Readonly<Record<string, readonly string[]>> = {
  '886921000000105': ['AllergyIntolerance'],
  '1103671000000101': ['AllergyIntolerance'],
  '933361000000108': ['MedicationStatement'],
  '717711000000103': ['Condition'],
  '1149501000000101': ['Encounter'],
  '1102181000000102': ['Immunization'],
  '826501000000100': ['Observation', 'QuestionnaireResponse'],
  '887191000000108': ['DiagnosticReport'],
  '792931000000107': ['ReferralRequest'],
  '714311000000108': ['ProcedureRequest'],
};
