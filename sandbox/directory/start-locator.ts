import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bundle, DocumentReference, OperationOutcome } from 'fhir/r4.js';
import { parseNhsNumber } from '../../schema/runtime/nhs-number.ts';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import type { Life } from '../population/life.ts';
import { toPointers } from './to-pointers.ts';

/** Whose documents the locator knows of. */
export interface LocatorSourceOptions {
  readonly population: { findByNhsNumber(nhsNumber: string): Life | undefined };
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
}

const mediaType = 'application/fhir+json;version=1';
const path = '/record-locator/consumer/FHIR/R4/DocumentReference';
const numberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Starts a National Record Locator (consumer API, FHIR R4): which organisations keep documents about a person. */
export async function startLocator({ population, port }: LocatorSourceOptions): Promise<RunningSource> {
  return startHttpSource({
    port,
    contentType: mediaType,
    handler: (request, response) => {
      request.resume();
      const { status, resource } = toAnswer(request, population);
      send(response, status, resource);
    },
  });
}

interface Answer {
  readonly status: number;
  readonly resource: Bundle<DocumentReference> | OperationOutcome;
}

function toAnswer(request: IncomingMessage, population: LocatorSourceOptions['population']): Answer {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET' || url.pathname !== path) return refuse(404, 'not-found', 'NO_RECORD_FOUND');
  if (!uuid.test(String(request.headers['x-request-id'])))
    return refuse(400, 'invalid', 'MISSING_OR_INVALID_HEADER');
  if (!/^[A-Z0-9]{3,10}$/i.test(String(request.headers['nhsd-end-user-organisation-ods'])))
    return refuse(400, 'invalid', 'MISSING_OR_INVALID_HEADER');
  const [system, number = ''] = url.searchParams.get('subject:identifier')?.split('|') ?? [];
  if (system !== numberSystem || !parseNhsNumber(number).ok)
    return refuse(400, 'invalid', 'INVALID_NHS_NUMBER');
  const life = population.findByNhsNumber(number);
  const pointers = life === undefined || life.person.nhsNumber !== number ? [] : toPointers(life);
  return {
    status: 200,
    resource: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: pointers.length,
      entry: pointers.map((resource) => ({ resource })),
    },
  };
}

function refuse(status: number, code: OperationOutcome['issue'][number]['code'], reason: string): Answer {
  const system = 'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1';
  const details = { coding: [{ system, code: reason }] };
  return {
    status,
    resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details }] },
  };
}

function send(response: ServerResponse, status: number, resource: object): void {
  response.writeHead(status, { 'content-type': mediaType, 'cache-control': 'no-store' });
  response.end(JSON.stringify(resource));
}
