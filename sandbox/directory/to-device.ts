import type { Device } from 'fhir/r4.js';
import type { DirectoryEntry } from './directory-entry.ts';
import { toStableUuid } from './to-stable-uuid.ts';

const identifiers = 'https://fhir.nhs.uk/Id';
const extensions = 'https://fhir.nhs.uk/StructureDefinition';

/** The accredited system that answers an interaction: SDS FHIR Device, with its ASID and party key. */
export function toDevice(entry: DirectoryEntry): Device {
  const { odsCode, interactionId, asid, partyKey, manufacturerOdsCode = odsCode } = entry;
  return {
    resourceType: 'Device',
    id: toStableUuid('Device', odsCode, interactionId, asid),
    identifier: [
      { system: `${identifiers}/nhsSpineASID`, value: asid },
      { system: `${identifiers}/nhsMhsPartyKey`, value: partyKey },
    ],
    extension: [
      {
        url: `${extensions}/Extension-SDS-ManufacturingOrganisation`,
        valueReference: {
          identifier: { system: `${identifiers}/ods-organization-code`, value: manufacturerOdsCode },
        },
      },
      {
        url: `${extensions}/Extension-SDS-NhsServiceInteractionId`,
        valueReference: {
          identifier: { system: `${identifiers}/nhsServiceInteractionId`, value: interactionId },
        },
      },
    ],
    owner: { identifier: { system: `${identifiers}/ods-organization-code`, value: odsCode } },
  };
}
