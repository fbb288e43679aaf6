/** One interaction that one system of an organisation answers. */
export interface DirectoryEntry {
  readonly odsCode: string;
  /** Such as `urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1`. */
  readonly interactionId: string;
  /** The accredited system's number. */
  readonly asid: string;
  readonly partyKey: string;
  /** The manufacturer of the system by its ODS code; the organisation itself where it is not named. */
  readonly manufacturerOdsCode?: string;
  /** Where the interaction is answered. */
  readonly address: string;
}
