/**
 * The interactions by which practices are asked; the directory gives each capability an address of its own.
 *
 * Source: GP Connect 1.6, "Interaction IDs" of Access Record: Structured, Access Document and Appointment Management.
 */
export const interactions = {
  readCapabilities: 'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
  structuredRecord: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
  findDocumentPatient: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:patient-1',
  searchDocuments: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
  readDocument: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:read:binary-1',
  findAppointmentPatient: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1',
  searchAppointments: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient_appointments-1',
  searchSlots: 'urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1',
} as const;

/** The name of an interaction. */
export type Interaction = keyof typeof interactions;
