/** A capability of GP Connect: each has an address, an entry in the directory and a service of its own. */
export type Capability = 'structured' | 'documents' | 'appointments';

/** The path below the server's address at which a practice answers a capability. */
export function capabilityBasePath(odsCode: string, capability: Capability): string {
  return `/${odsCode}/STU3/1/gpconnect/${capability}/fhir`;
}

const pathPattern =
  /^\/(?<odsCode>[A-Z0-9]{3,10})\/STU3\/1\/gpconnect\/(?<capability>structured|documents|appointments)\/fhir(?<rest>\/.*)$/;

/** The interactions that a practice answers, by the `Ssp-InteractionID` that each must carry. */
export const interactionIds = {
  getStructuredRecord: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
  readCapabilities: 'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
  findDocumentPatient: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:patient-1',
  searchDocuments: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
  readDocument: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:read:binary-1',
  findAppointmentPatient: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1',
  searchAppointments: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient_appointments-1',
  searchSlots: 'urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1',
} as const;

/** Something that a practice can be asked to do. */
export type Interaction = keyof typeof interactionIds;

/** What each interaction is asked at, and whether for a patient or for the organisation. */
const operations: Readonly<
  Record<
    Interaction,
    { readonly capability: Capability; readonly path: RegExp; readonly method: 'GET' | 'POST' }
  >
> = {
  getStructuredRecord: {
    capability: 'structured',
    path: /^\/Patient\/\$gpc\.getstructuredrecord$/,
    method: 'POST',
  },
  readCapabilities: { capability: 'structured', path: /^\/metadata$/, method: 'GET' },
  findDocumentPatient: { capability: 'documents', path: /^\/Patient$/, method: 'GET' },
  searchDocuments: {
    capability: 'documents',
    path: /^\/Patient\/(?<patient>[A-Za-z0-9.-]{1,64})\/DocumentReference$/,
    method: 'GET',
  },
  readDocument: {
    capability: 'documents',
    path: /^\/Binary\/(?<patient>[0-9a-f]{32})\.(?<document>\d{1,4})$/,
    method: 'GET',
  },
  findAppointmentPatient: { capability: 'appointments', path: /^\/Patient$/, method: 'GET' },
  searchAppointments: {
    capability: 'appointments',
    path: /^\/Patient\/(?<patient>[A-Za-z0-9.-]{1,64})\/Appointment$/,
    method: 'GET',
  },
  searchSlots: { capability: 'appointments', path: /^\/Slot$/, method: 'GET' },
};

const allInteractions = Object.keys(operations) as readonly Interaction[];

/** The interactions of one capability. */
export function interactionsOf(capability: Capability): readonly Interaction[] {
  return allInteractions.filter((interaction) => operations[interaction].capability === capability);
}

/** What a path asks of which practice; the interaction is absent where there is none such. */
export interface Endpoint {
  readonly odsCode: string;
  readonly capability: Capability;
  readonly interaction: Interaction | undefined;
  readonly method: 'GET' | 'POST';
  /** The id of a patient, where the path names one. */
  readonly patientId?: string;
  /** Which of the patient's documents, where the path names one. */
  readonly document?: number;
}

/** Reads a request path, percent-encoded or not; nothing where it is no practice's. */
export function parseEndpoint(path: string): Endpoint | undefined {
  const { odsCode, capability, rest = '' } = pathPattern.exec(decodePath(path))?.groups ?? {};
  if (odsCode === undefined || !isCapability(capability)) return undefined;
  for (const interaction of interactionsOf(capability)) {
    const { path: pattern, method } = operations[interaction];
    const match = pattern.exec(rest);
    if (match === null) continue;
    const { patient: patientId, document } = match.groups ?? {};
    return {
      odsCode,
      capability,
      interaction,
      method,
      ...(patientId === undefined ? {} : { patientId }),
      ...(document === undefined ? {} : { document: Number(document) }),
    };
  }
  return { odsCode, capability, interaction: undefined, method: 'POST' };
}

function isCapability(text: string | undefined): text is Capability {
  return text === 'structured' || text === 'documents' || text === 'appointments';
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
