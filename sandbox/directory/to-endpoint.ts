import type { Endpoint } from 'fhir/r4.js';
import type { DirectoryEntry } from './directory-entry.ts';
import { toStableUuid } from './to-stable-uuid.ts';

const identifiers = 'https://fhir.nhs.uk/Id';
const extensions = 'https://fhir.nhs.uk/StructureDefinition';
const terminology = 'http://terminology.hl7.org/CodeSystem';

/** Where an interaction is answered: SDS FHIR Endpoint, with its address and party key. */
export function toEndpoint({ odsCode, interactionId, asid, partyKey, address }: DirectoryEntry): Endpoint {
  return {
    resourceType: 'Endpoint',
    id: toStableUuid('Endpoint', odsCode, interactionId, asid),
    status: 'active',
    connectionType: {
      system: `${terminology}/endpoint-connection-type`,
      code: 'hl7-fhir-msg',
      display: 'HL7 FHIR Messaging',
    },
    payloadType: [
      { coding: [{ system: `${terminology}/endpoint-payload-type`, code: 'any', display: 'Any' }] },
    ],
    address,
    managingOrganization: { identifier: { system: `${identifiers}/ods-organization-code`, value: odsCode } },
    identifier: [
      { system: `${identifiers}/nhsMhsFQDN`, value: URL.parse(address)?.hostname ?? '' },
      { system: `${identifiers}/nhsMhsPartyKey`, value: partyKey },
      { system: `${identifiers}/nhsMhsCPAId`, value: toStableUuid('CPA', odsCode, interactionId).slice(-12) },
      { system: `${identifiers}/nhsMHSId`, value: asid },
    ],
    extension: [
      {
        url: `${extensions}/Extension-SDS-ReliabilityConfiguration`,
        extension: [
          { url: 'nhsMHSDuplicateElimination', valueString: 'never' },
          { url: 'nhsMHSAckRequested', valueString: 'never' },
        ],
      },
      {
        url: `${extensions}/Extension-SDS-NhsServiceInteractionId`,
        valueReference: {
          identifier: { system: `${identifiers}/nhsServiceInteractionId`, value: interactionId },
        },
      },
    ],
  };
}
