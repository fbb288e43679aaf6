import { randomUUID } from 'node:crypto';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import { absent, failed, found, type Outcome } from '../../kit/outcome.ts';
import type { Credential } from '../../kit/read-credential.ts';
import { toStatusFailure } from '../../kit/source-call.ts';
import { directorySystems, toRoute } from './directory-answer.ts';
import type { PracticeDirectory, PracticeRoute } from './practice-directory.ts';
import { createRouteCache } from './route-cache.ts';

/** How the Spine Directory Service is reached. */
export interface DirectoryOptions {
  /** The base address of its FHIR API. */
  readonly url: string;
  readonly apiKey: Credential;
  readonly endpoints: Endpoints;
  readonly timeoutMilliseconds: number;
  /** How long a route is kept, in milliseconds; an absent one is kept for a tenth of it. */
  readonly keepMilliseconds?: number;
}

const maximumBytes = 1024 * 1024;

/** Builds the client of the Spine Directory Service FHIR API: Device for the system, Endpoint for its address. */
export function createDirectory(options: DirectoryOptions): PracticeDirectory {
  const cache = createRouteCache<PracticeRoute>(options.keepMilliseconds ?? 5 * 60_000);
  return {
    findRoute: (practiceOdsCode, interactionId) =>
      cache.once(`${practiceOdsCode} ${interactionId}`, () =>
        askDirectory(options, practiceOdsCode, interactionId),
      ),
  };
}

async function askDirectory(
  options: DirectoryOptions,
  practiceOdsCode: string,
  interactionId: string,
): Promise<Outcome<PracticeRoute>> {
  const query = new URLSearchParams([
    ['organization', `${directorySystems.odsCode}|${practiceOdsCode}`],
    ['identifier', `${directorySystems.interaction}|${interactionId}`],
  ]);
  const question = {
    // Several requests wait for one answer, so it ends with none of them.
    signal: new AbortController().signal,
    timeoutMilliseconds: options.timeoutMilliseconds,
    isRead: true,
  };
  const endpoint = options.endpoints.at({ kind: 'directory' }, { concurrency: 20 });
  const ask = (type: 'Device' | 'Endpoint') =>
    askSource(endpoint, question, () => ({
      url: `${options.url.replace(/\/+$/, '')}/${type}?${query}`,
      method: 'GET',
      headers: {
        accept: 'application/fhir+json',
        apikey: options.apiKey(),
        'x-correlation-id': randomUUID(),
      },
      maximumBytes,
    }));
  const [devices, endpoints] = await Promise.all([ask('Device'), ask('Endpoint')]);
  if (devices.kind === 'failed') return devices;
  if (endpoints.kind === 'failed') return endpoints;
  if (devices.status !== 200) return toStatusFailure(devices.status);
  if (endpoints.status !== 200) return toStatusFailure(endpoints.status);
  const route = toRoute(devices.json, endpoints.json);
  if (route === 'unreadable') return failed('SOURCE_BAD_CONTENT');
  return route === 'absent' ? absent : found(route);
}
