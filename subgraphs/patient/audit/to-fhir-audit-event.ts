import type { AuditEvent as FhirAuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r4.js';
import type { AuditEvent } from './audit-event.ts';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number';
const odsCode = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** Codes of failure; every other code that is not `permit` says that the look was refused. */
const failures = /^(?:SOURCE|SUBGRAPH)_|^(?:ACCESS_UNDECIDED|INTERNAL_SERVER_ERROR)$/;

/**
 * Writes an event as a FHIR R4 AuditEvent in the shape of IHE BALP's PatientRead: one patient, who asked, by which
 * application, of which system, and the id of the request.
 *
 * @see https://profiles.ihe.net/ITI/BALP/StructureDefinition-IHE.BasicAudit.PatientRead.html
 */
export function toFhirAuditEvent(event: AuditEvent): FhirAuditEvent {
  const { agent, outcome, basis, areas } = event;
  const isGranted = outcome === 'permit';
  const said = [
    ...(isGranted ? [] : [outcome]),
    ...(basis === undefined ? [] : [`basis: ${basis}`]),
    ...(areas === undefined ? [] : [`areas: ${areas}`]),
  ];
  return {
    resourceType: 'AuditEvent',
    id: `${event.writer}-${event.sequence}`,
    type: coding('http://terminology.hl7.org/CodeSystem/audit-event-type', 'rest', 'Restful Operation'),
    subtype: [coding('http://hl7.org/fhir/restful-interaction', 'read', 'read')],
    action: 'R',
    recorded: event.at,
    outcome: isGranted ? '0' : failures.test(outcome) ? '8' : '4',
    ...(said.length === 0 ? {} : { outcomeDesc: said.join('; ') }),
    purposeOfEvent: [{ coding: [coding(actReason, event.purpose)] }],
    agent: toAgents(agent, event.purpose),
    source: { observer: { display: 'Caregraph' } },
    entity: toEntities(event),
  };
}

const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';

function toAgents(agent: AuditEvent['agent'], purpose: string): AuditEventAgent[] {
  const { organisation } = agent;
  const user: AuditEventAgent = {
    type: { coding: [coding('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP')] },
    who:
      agent.citizen === undefined
        ? { identifier: { system: agent.issuer, value: agent.userId ?? agent.subject } }
        : { identifier: { system: nhsNumber, value: agent.citizen } },
    ...(agent.name === undefined ? {} : { name: agent.name }),
    ...(agent.role === undefined
      ? {}
      : {
          role: [
            { coding: [coding('https://fhir.nhs.uk/CodeSystem/NHSDigital-SDS-JobRoleCode', agent.role)] },
          ],
        }),
    requestor: true,
    purposeOfUse: [{ coding: [coding(actReason, purpose)] }],
  };
  const client: AuditEventAgent = {
    type: { coding: [coding(dicom, '110152', 'Destination Role ID')] },
    who: { display: agent.client },
    requestor: false,
  };
  const server: AuditEventAgent = {
    type: { coding: [coding(dicom, '110153', 'Source Role ID')] },
    who: { display: 'Caregraph' },
    requestor: false,
  };
  if (organisation === undefined) return [user, client, server];
  const employer: AuditEventAgent = {
    type: { coding: [coding('http://terminology.hl7.org/CodeSystem/v3-RoleClass', 'PROV')] },
    who: { identifier: { system: odsCode, value: organisation.odsCode }, display: organisation.name },
    requestor: false,
  };
  return [user, employer, client, server];
}

function toEntities({ person, request }: AuditEvent): AuditEventEntity[] {
  return [
    {
      what: { identifier: { system: nhsNumber, value: person } },
      type: coding('http://terminology.hl7.org/CodeSystem/audit-entity-type', '1', 'Person'),
      role: coding('http://terminology.hl7.org/CodeSystem/object-role', '1', 'Patient'),
    },
    {
      what: { identifier: { value: request } },
      type: coding('https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', 'XrequestId'),
    },
  ];
}

function coding(system: string, code: string, display?: string) {
  return { system, code, ...(display === undefined ? {} : { display }) };
}
