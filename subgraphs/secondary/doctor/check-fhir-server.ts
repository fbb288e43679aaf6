import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CheckContext, Finding } from '../../kit/setting-checks.ts';
import { callSource } from '../../kit/source-call.ts';
import { findDialect } from '../fhir/dialects.ts';
import type { FhirServerConfiguration } from '../fhir/server-configuration.ts';

const capabilityStatement = z.object({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.string().optional(),
  software: z.object({ name: z.string(), version: z.string().optional() }).optional(),
  rest: z.array(z.object({ resource: z.array(z.object({ type: z.string() })).optional() })).optional(),
});

/** What each kind of resource lets a server tell of. */
const abilities: Readonly<Record<string, string>> = {
  Encounter: 'visits',
  EpisodeOfCare: 'episodes of care',
  Condition: 'diagnoses',
  Procedure: 'procedures',
  AllergyIntolerance: 'allergies',
  MedicationRequest: 'ordered medicines',
  MedicationStatement: 'medicines that are taken',
  CarePlan: 'care plans',
  Goal: 'goals of care plans',
  DocumentReference: 'documents',
  Composition: 'letters in sections',
  Communication: 'whether the practice has a letter',
  DiagnosticReport: 'reports',
  Observation: 'observations',
  ServiceRequest: 'referrals',
  Appointment: 'appointments',
};

/** Asks a hospital's FHIR server what it can do; no patient is asked for. */
export async function checkFhirServer(
  server: FhirServerConfiguration,
  { signal, timeoutMilliseconds }: CheckContext,
): Promise<Finding> {
  const system = `${server.system} of ${server.odsCode}`;
  const dialect = findDialect(server);
  const requestId = randomUUID();
  const reply = await callSource({
    url: `${server.url}/metadata`,
    method: 'GET',
    headers: {
      accept: 'application/fhir+json',
      'x-request-id': requestId,
      ...dialect.toHeaders(server, requestId),
      ...server.headers,
    },
    signal,
    timeoutMilliseconds,
    maximumBytes: 16 * 1024 * 1024,
  });
  if (reply.kind === 'failed') {
    const next = 'Check its url in CAREGRAPH_SECONDARY_FHIR, and that this machine may reach it.';
    return { system, state: 'does not work', says: `It could not be asked: ${reply.code}.`, next };
  }
  if (reply.status === 401 || reply.status === 403) {
    const next = 'Check its headers in CAREGRAPH_SECONDARY_FHIR: it does not accept them.';
    return { system, state: 'does not work', says: 'It refuses us.', next };
  }
  const statement = capabilityStatement.safeParse(reply.json);
  if (reply.status !== 200 || !statement.success) {
    const next = 'Check that its url is the base of a FHIR R4 interface.';
    return { system, state: 'works in part', says: 'It does not say what it can do.', next };
  }
  return { system, ...judge(statement.data, dialect.areas === 'all') };
}

/** Says what a server can do of what is read. */
function judge(
  { fhirVersion = '', software, rest = [] }: z.output<typeof capabilityStatement>,
  isRecordSystem: boolean,
): Omit<Finding, 'system'> {
  const named =
    software === undefined ? 'It answers' : `It is ${software.name} ${software.version ?? ''}`.trim();
  if (!fhirVersion.startsWith('4.')) {
    const next = 'Ask for its FHIR R4 interface.';
    return { state: 'does not work', says: `${named}, and speaks FHIR ${fhirVersion}, not R4.`, next };
  }
  const kinds = new Set(rest.flatMap(({ resource = [] }) => resource.map(({ type }) => type)));
  const can = Object.entries(abilities).flatMap(([kind, ability]) =>
    kinds.has(kind) ? [`tell of ${ability}`] : [],
  );
  if (isRecordSystem && !kinds.has('Patient')) {
    const next = 'Ask its keeper to open Patient, searched by the NHS number: without it nobody is found.';
    return { state: 'does not work', says: `${named}, and finds no people.`, can, next };
  }
  const missing = Object.keys(abilities).filter((kind) => !kinds.has(kind));
  if (!isRecordSystem || missing.length === 0) return { state: 'works', says: `${named}.`, can };
  const next = `What it does not give reads NOT_SUPPORTED: ${missing.join(', ')}.`;
  return { state: 'works', says: `${named}.`, can, next };
}
