import type { IncomingHttpHeaders } from 'node:http';
import type { FhirResource } from 'fhir/r3.js';
import { renderCapabilityStatement } from './capability-statement.ts';
import { checkHeaders } from './check-headers.ts';
import { checkToken } from './check-token.ts';
import { findPatient, type PracticePopulation } from './find-patient.ts';
import { type Refusal, refuse, toOperationOutcome, toStatus } from './operation-outcome.ts';
import { parseStructuredRequest } from './parse-structured-request.ts';
import { renderBundle } from './render-bundle.ts';
import { parseEndpoint, structuredBasePath } from './structured-endpoint.ts';
import type { Supplier } from './supplier.ts';

/** A request as it arrived. */
export interface PracticeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer as it is sent. */
export interface PracticeAnswer {
  readonly status: number;
  readonly resource: FhirResource;
}

/** What a supplier's system answers from. */
export interface PracticeSystem {
  readonly population: PracticePopulation;
  readonly supplier: Supplier;
  readonly now: () => Date;
}

/** Answers one request as the system of the practice that it addresses, checking as a real provider does. */
export function answerRequest(system: PracticeSystem, request: PracticeRequest): PracticeAnswer {
  const resource = tryRequest(system, request);
  return 'code' in resource
    ? { status: toStatus(resource.code), resource: toOperationOutcome(resource) }
    : { status: 200, resource };
}

/** Refuses a request that could not even be read. */
export function answerRefusal(refusal: Refusal): PracticeAnswer {
  return { status: toStatus(refusal.code), resource: toOperationOutcome(refusal) };
}

type Resource = Extract<FhirResource, { resourceType: 'Bundle' | 'CapabilityStatement' }>;

function tryRequest(
  system: PracticeSystem,
  { method, path, headers, body }: PracticeRequest,
): Resource | Refusal {
  const endpoint = parseEndpoint(path);
  if (endpoint === undefined) return refuse('ORGANISATION_NOT_FOUND', 'No practice answers at this address');
  const { odsCode, interaction } = endpoint;
  if (interaction === undefined) return refuse('NOT_IMPLEMENTED', 'This operation is not implemented');
  if (method !== endpoint.method) return refuse('METHOD_NOT_ALLOWED', `Use ${endpoint.method}`);
  const now = system.now();
  const refusal =
    checkHeaders(headers, endpoint, interaction) ??
    checkToken(headers.authorization, {
      audience: `http://${headers.host ?? ''}${structuredBasePath(odsCode)}`,
      interaction,
      now,
    });
  if (refusal !== undefined) return refusal;
  if (interaction === 'readCapabilities') return renderCapabilityStatement(system.supplier);

  const parsed = parseStructuredRequest(body, toLondonDate(now));
  if ('refusal' in parsed) return parsed.refusal;
  const { query } = parsed;
  const patient = findPatient({ ...system, odsCode, nhsNumber: query.nhsNumber });
  if ('refusal' in patient) return patient.refusal;
  const traceId = String(headers['ssp-traceid']);
  return renderBundle({ life: patient.life, supplier: system.supplier, query, now, traceId });
}

function toLondonDate(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
}
