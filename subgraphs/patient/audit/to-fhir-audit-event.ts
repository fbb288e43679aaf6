import type { AuditEvent as FhirAuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r4.js';
import type { AuditEvent } from './audit-event.ts';
import { isFailure } from './outcomes.ts';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number';
const odsCode = 'https://fhir.nhs.uk/Id/ods-organization-code';

const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role';

/** What was done, in the letters of FHIR and the words of REST; anything else is an operation. */
const interactions: Readonly<
  Record<string, readonly [NonNullable<FhirAuditEvent['action']>, string] | undefined>
> = {
  read: ['R', 'read'],
  node: ['R', 'read'],
  search: ['E', 'search-type'],
  grant: ['C', 'create'],
  consent: ['C', 'create'],
  open: ['C', 'create'],
  'withdraw grant': ['U', 'update'],
  'withdraw consent': ['U', 'update'],
  review: ['U', 'update'],
  'access log': ['R', 'search-type'],
  alerts: ['R', 'search-type'],
};

/**
 * Writes an event as a FHIR R4 AuditEvent in the shape of IHE BALP's PatientRead: one patient, who asked, by which
 * application, of which system, and the id of the request.
 *
 * @see https://profiles.ihe.net/ITI/BALP/StructureDefinition-IHE.BasicAudit.PatientRead.html
 */
export function toFhirAuditEvent(event: AuditEvent): FhirAuditEvent {
  const { agent, outcome, basis, areas } = event;
  const isGranted = outcome === 'permit' || outcome === 'none' || outcome === 'several';
  const [action, interaction] = interactions[event.action ?? 'read'] ?? ['E', 'operation'];
  const said = [
    ...(outcome === 'permit' ? [] : [outcome]),
    ...(basis === undefined ? [] : [`basis: ${basis}`]),
    ...(areas === undefined ? [] : [`areas: ${areas}`]),
    ...Object.entries(event.withheld ?? {}).map(([setting, code]) => `withheld: ${setting} ${code}`),
    ...(event.policy === undefined ? [] : [`policy: ${event.policy}`]),
  ];
  return {
    resourceType: 'AuditEvent',
    id: `${event.writer}-${event.sequence}`,
    type: coding('http://terminology.hl7.org/CodeSystem/audit-event-type', 'rest', 'Restful Operation'),
    subtype: [coding('http://hl7.org/fhir/restful-interaction', interaction, interaction)],
    action,
    recorded: event.at,
    outcome: isGranted ? '0' : isFailure(outcome) ? '8' : '4',
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

function toEntities({ person, request, correlation, operation }: AuditEvent): AuditEventEntity[] {
  const requestType = coding(
    'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
    'XrequestId',
  );
  const patient: AuditEventEntity = {
    what: { identifier: { system: nhsNumber, value: person ?? '' } },
    type: coding(entityType, '1', 'Person'),
    role: coding(objectRole, '1', 'Patient'),
  };
  const asked: AuditEventEntity = {
    what: { identifier: { value: operation?.hash ?? '' } },
    ...(operation?.name === undefined ? {} : { name: operation.name }),
    type: coding(entityType, '2', 'System Object'),
    role: coding(objectRole, '24', 'Query'),
  };
  const named = [request, ...(correlation === undefined ? [] : [correlation])];
  return [
    ...(person === undefined ? [] : [patient]),
    ...(operation === undefined ? [] : [asked]),
    ...named.map((value) => ({ what: { identifier: { value } }, type: requestType })),
  ];
}

function coding(system: string, code: string, display?: string) {
  return { system, code, ...(display === undefined ? {} : { display }) };
}
