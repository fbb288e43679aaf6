import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import { startHttpSource } from './http-source.ts';
import type { RunningSource } from './source-state.ts';

/** A request as it arrived. */
export interface FhirRequest {
  readonly method: string;
  /** Without its search. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer as it is sent. */
export interface FhirAnswer {
  readonly status: number;
  readonly resource: object;
}

/** What a source that speaks FHIR in JSON needs. */
export interface FhirSourceOptions {
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly answer: (request: FhirRequest) => FhirAnswer;
  /** What is answered where `answer` throws, which is a defect of the sandbox. */
  readonly failure: FhirAnswer;
  readonly slowMilliseconds?: number;
}

const contentType = 'application/fhir+json; charset=utf-8';

/** Starts a source on loopback that answers FHIR resources in JSON. */
export async function startFhirSource(options: FhirSourceOptions): Promise<RunningSource> {
  const { port, slowMilliseconds } = options;
  return startHttpSource({
    port,
    contentType,
    ...(slowMilliseconds === undefined ? {} : { slowMilliseconds }),
    handler: (request, response) => void handle(options, request, response),
  });
}

async function handle(options: FhirSourceOptions, request: IncomingMessage, response: ServerResponse) {
  try {
    const body = await text(request);
    const [path = '', search = ''] = (request.url ?? '').split('?');
    send(
      response,
      options.answer({
        method: request.method ?? '',
        path,
        search: new URLSearchParams(search),
        headers: request.headers,
        body,
      }),
    );
  } catch (error) {
    console.error('a request of FHIR failed', error instanceof Error ? error.name : typeof error);
    if (!response.headersSent) send(response, options.failure);
  }
}

function send(response: ServerResponse, { status, resource }: FhirAnswer): void {
  const body = Buffer.from(JSON.stringify(resource));
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.byteLength,
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Refuses with an outcome that says nothing of anybody; `reason` is a code of the service's own. */
export function refuseFhir(status: number, code: string, reason?: string): FhirAnswer {
  const details = reason === undefined ? {} : { details: { coding: [{ code: reason }] } };
  return {
    status,
    resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, ...details }] },
  };
}

/**
 * A page of what was searched for (FHIR Bundle, searchset); `more` says how many there are in all and what is next.
 *
 * What is `included` was not found, and is not counted.
 */
export function toSearchSet(
  found: readonly FhirResource[],
  more: Pick<Bundle, 'total' | 'link'> = { total: found.length },
  included: readonly FhirResource[] = [],
): Bundle {
  const entry = [
    ...found.map((resource) => ({ resource, search: { mode: 'match' as const } })),
    ...included.map((resource) => ({ resource, search: { mode: 'include' as const } })),
  ];
  return { resourceType: 'Bundle', type: 'searchset', ...more, entry };
}
