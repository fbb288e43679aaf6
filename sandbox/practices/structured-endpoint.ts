/** The path below the server's address at which a practice answers Access Record: Structured. */
export function structuredBasePath(odsCode: string): string {
  return `/${odsCode}/STU3/1/gpconnect/structured/fhir`;
}

const pathPattern = /^\/(?<odsCode>[A-Z0-9]{3,10})\/STU3\/1\/gpconnect\/structured\/fhir(?<rest>\/.*)$/;

/** The interactions that a practice answers, by the `Ssp-InteractionID` that each must carry. */
export const interactionIds = {
  getStructuredRecord: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
  readCapabilities: 'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
} as const;

/** Something that a practice can be asked to do. */
export type Interaction = keyof typeof interactionIds;

/** What a path asks of which practice; the interaction is absent where there is none such. */
export interface Endpoint {
  readonly odsCode: string;
  readonly interaction: Interaction | undefined;
  readonly method: 'GET' | 'POST';
}

/** Reads a request path, percent-encoded or not; nothing where it is no practice's. */
export function parseEndpoint(path: string): Endpoint | undefined {
  const { odsCode, rest } = pathPattern.exec(decodePath(path))?.groups ?? {};
  if (odsCode === undefined) return undefined;
  if (rest === '/Patient/$gpc.getstructuredrecord')
    return { odsCode, interaction: 'getStructuredRecord', method: 'POST' };
  if (rest === '/metadata') return { odsCode, interaction: 'readCapabilities', method: 'GET' };
  return { odsCode, interaction: undefined, method: 'POST' };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
