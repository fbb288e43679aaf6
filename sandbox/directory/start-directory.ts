import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bundle, Device, Endpoint, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import type { DirectoryEntry } from './directory-entry.ts';
import { parseDirectoryQuery } from './parse-directory-query.ts';
import { toDevice } from './to-device.ts';
import { toEndpoint } from './to-endpoint.ts';
import { toStableUuid } from './to-stable-uuid.ts';

/** What the directory lists. */
export interface DirectoryOptions {
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly entries: readonly DirectoryEntry[];
  /** How long it waits when slow, in milliseconds. */
  readonly slowMilliseconds?: number;
}

const mediaType = 'application/fhir+json;charset=utf-8';
const basePath = '/spine-directory/FHIR/R4';

/** Starts a Spine Directory Service (FHIR): which system of an organisation answers an interaction, and where. */
export async function startDirectory(options: DirectoryOptions): Promise<RunningSource> {
  const { port, entries, slowMilliseconds } = options;
  return startHttpSource({
    port,
    contentType: mediaType,
    ...(slowMilliseconds === undefined ? {} : { slowMilliseconds }),
    handler: (request, response) => {
      request.resume();
      const { status, resource } = toAnswer(request, entries);
      const correlation = request.headers['x-correlation-id'];
      if (typeof correlation === 'string') response.setHeader('x-correlation-id', correlation);
      send(response, status, resource);
    },
  });
}

type Renderer = (entry: DirectoryEntry) => Device | Endpoint;

const renderers = new Map<string, Renderer>([
  ['/Device', toDevice],
  ['/Endpoint', toEndpoint],
]);

function toAnswer(
  request: IncomingMessage,
  entries: readonly DirectoryEntry[],
): { readonly status: number; readonly resource: FhirResource } {
  if (typeof request.headers['apikey'] !== 'string' || request.headers['apikey'] === '') {
    return { status: 401, resource: toOutcome('login', 'The apikey header is missing.') };
  }
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  const url = new URL(request.url ?? '/', origin);
  const path = url.pathname.startsWith(basePath) ? url.pathname.slice(basePath.length) : url.pathname;
  if (request.method !== 'GET')
    return { status: 405, resource: toOutcome('not-supported', 'Only GET is supported.') };
  const toResource = renderers.get(path);
  if (toResource === undefined)
    return { status: 404, resource: toOutcome('not-found', 'There is no such resource type.') };
  const query = parseDirectoryQuery(url.searchParams);
  if ('problem' in query) return { status: 400, resource: toOutcome('required', query.problem) };
  const found = entries.filter(
    ({ odsCode, interactionId, partyKey }) =>
      odsCode.toUpperCase() === query.odsCode.toUpperCase() &&
      (query.interactionId === undefined || interactionId === query.interactionId) &&
      (query.partyKey === undefined || partyKey === query.partyKey),
  );
  return {
    status: 200,
    resource: toBundle(
      url,
      found.map((entry) => toResource(entry)),
    ),
  };
}

function toBundle(url: URL, resources: readonly FhirResource[]): Bundle {
  return {
    resourceType: 'Bundle',
    id: toStableUuid('bundle', url.search),
    type: 'searchset',
    total: resources.length,
    link: [{ relation: 'self', url: url.href }],
    entry: resources.map((resource) => ({
      fullUrl: `${url.origin}/${resource.resourceType}/${resource.id ?? ''}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}

function toOutcome(code: OperationOutcome['issue'][number]['code'], diagnostics: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

function send(response: ServerResponse, status: number, resource: FhirResource): void {
  response.writeHead(status, { 'content-type': mediaType, 'cache-control': 'no-store' });
  response.end(JSON.stringify(resource));
}
