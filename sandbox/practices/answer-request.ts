import type { FhirResource } from 'fhir/r3.js';
import type { FhirRequest } from '../faults/fhir-source.ts';
import { renderCapabilityStatement } from './capability-statement.ts';
import { checkHeaders } from './check-headers.ts';
import { checkToken } from './check-token.ts';
import { answerAppointments, answerSlots } from './answer-appointments.ts';
import { answerDocument, answerDocuments, answerPatient } from './answer-search.ts';
import { findPatient, type PracticePopulation } from './find-patient.ts';
import { type Refusal, refuse, toOperationOutcome, toStatus } from './operation-outcome.ts';
import { parseStructuredRequest } from './parse-structured-request.ts';
import { capabilityBasePath, type Interaction, parseEndpoint } from './practice-endpoint.ts';
import type { AdmittedRequest } from './practice-request.ts';
import { renderBundle } from './render-bundle.ts';
import type { Supplier } from './supplier.ts';
import { findSupplier } from './suppliers.ts';

/** An answer as it is sent. */
export interface PracticeAnswer {
  readonly status: number;
  readonly resource: FhirResource;
}

/** What a server answers from, and for which suppliers' practices. */
export interface PracticeSystem {
  readonly population: PracticePopulation;
  readonly suppliers: readonly Supplier['name'][];
  readonly now: () => Date;
}

/** Answers one request as the system of the practice that it addresses, checking as a real provider does. */
export function answerRequest(system: PracticeSystem, request: FhirRequest): PracticeAnswer {
  const resource = tryRequest(system, request);
  return 'code' in resource
    ? { status: toStatus(resource.code), resource: toOperationOutcome(resource) }
    : { status: 200, resource };
}

/** Refuses a request that could not even be read. */
export function answerRefusal(refusal: Refusal): PracticeAnswer {
  return { status: toStatus(refusal.code), resource: toOperationOutcome(refusal) };
}

type Resource = Extract<FhirResource, { resourceType: 'Binary' | 'Bundle' | 'CapabilityStatement' }>;

function tryRequest(system: PracticeSystem, request: FhirRequest): Resource | Refusal {
  const { method, path, headers } = request;
  const endpoint = parseEndpoint(path);
  const supplier = endpoint && findSupplier(endpoint.odsCode, system.suppliers);
  if (endpoint === undefined || supplier === undefined)
    return refuse('ORGANISATION_NOT_FOUND', 'No practice answers at this address');
  const { odsCode, interaction, capability } = endpoint;
  if (interaction === undefined || !supplier.capabilities.includes(capability))
    return refuse('NOT_IMPLEMENTED', 'This operation is not implemented');
  if (method !== endpoint.method) return refuse('METHOD_NOT_ALLOWED', `Use ${endpoint.method}`);
  const now = system.now();
  const refusal =
    checkHeaders(headers, endpoint, interaction) ??
    checkToken(headers.authorization, {
      audience: `http://${headers.host ?? ''}${capabilityBasePath(odsCode, capability)}`,
      interaction,
      now,
    });
  if (refusal !== undefined) return refusal;
  return answerInteraction(interaction, { request, endpoint, supplier, population: system.population, now });
}

function answerInteraction(interaction: Interaction, admitted: AdmittedRequest): Resource | Refusal {
  switch (interaction) {
    case 'readCapabilities':
      return renderCapabilityStatement(admitted.supplier);
    case 'getStructuredRecord':
      return answerRecord(admitted);
    case 'findDocumentPatient':
    case 'findAppointmentPatient':
      return answerPatient(admitted);
    case 'searchDocuments':
      return answerDocuments(admitted);
    case 'readDocument':
      return answerDocument(admitted);
    case 'searchAppointments':
      return answerAppointments(admitted);
    case 'searchSlots':
      return answerSlots(admitted);
  }
}

function answerRecord(admitted: AdmittedRequest): Resource | Refusal {
  const { request, endpoint, supplier, population, now } = admitted;
  const parsed = parseStructuredRequest(request.body, toLondonDate(now));
  if ('refusal' in parsed) return parsed.refusal;
  const { query } = parsed;
  const { odsCode } = endpoint;
  const patient = findPatient({ population, supplier, odsCode, nhsNumber: query.nhsNumber });
  if ('refusal' in patient) return patient.refusal;
  const traceId = String(request.headers['ssp-traceid']);
  return renderBundle({ life: patient.life, supplier, query, now, traceId });
}

function toLondonDate(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
}
