import type { FhirResource } from '../fhir/frame-resources.ts';

/** The types that GP Connect sends; another name in a resource's type could be anything. */
const types: ReadonlySet<string> = new Set([
  'AllergyIntolerance',
  'Appointment',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Immunization',
  'List',
  'Location',
  'Medication',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'ProcedureRequest',
  'QuestionnaireResponse',
  'ReferralRequest',
  'Schedule',
  'Slot',
  'Specimen',
]);

/** Names a place in an answer, such as `Immunization.date`; it never repeats what the answer itself says. */
export function toPlace({ resourceType }: FhirResource, field?: string): string {
  const type = types.has(resourceType) ? resourceType : 'resource';
  return field === undefined ? type : `${type}.${field}`;
}
