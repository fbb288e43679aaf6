import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bundle } from 'fhir/r4.js';
import { parseNhsNumber } from '../../schema/runtime/nhs-number.ts';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import type { Population } from '../population/create-population.ts';
import { isPdsProblem, parseSearch } from './parse-search.ts';
import { type PdsProblem, toPdsProblem } from './pds-outcome.ts';
import { createRateLimit } from './rate-limit.ts';
import { createPeopleIndex, type PeopleIndex } from './search-people.ts';
import { toPdsPatient, versionOf } from './to-pds-patient.ts';
import { toRelatedPersons } from './to-related-persons.ts';

/** Whom demographics knows and how it behaves. */
export interface DemographicsOptions {
  readonly population: Population;
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  /** Answers 429 to what comes faster in one second; unlimited if not given. */
  readonly requestsPerSecond?: number;
  /** Numbers whose records were confirmed to be wrong. */
  readonly invalidated?: readonly string[];
  /** How long it waits when slow, in milliseconds. */
  readonly slowMilliseconds?: number;
}

const mediaType = 'application/fhir+json;charset=utf-8';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const basePath = '/personal-demographics/FHIR/R4';

type Answer = PdsProblem | { readonly status: 200; readonly resource: object; readonly version?: string };

/** Starts a Personal Demographics Service (FHIR R4): one person by number, or a search. */
export async function startDemographics(options: DemographicsOptions): Promise<RunningSource> {
  const { population, port, requestsPerSecond, slowMilliseconds } = options;
  const search = createPeopleIndex(population);
  const invalidated = new Set(options.invalidated);
  const isWithinLimit = createRateLimit(requestsPerSecond ?? Infinity);
  return startHttpSource({
    port,
    contentType: mediaType,
    ...(slowMilliseconds === undefined ? {} : { slowMilliseconds }),
    handler: (request, response) => {
      request.resume();
      const answer = isWithinLimit()
        ? toAnswer(request, { population, search, invalidated })
        : toPdsProblem('TOO_MANY_REQUESTS');
      send(request, response, answer);
    },
  });
}

interface Knowledge {
  readonly population: Population;
  readonly search: PeopleIndex;
  readonly invalidated: ReadonlySet<string>;
}

function toAnswer(request: IncomingMessage, knowledge: Knowledge): Answer {
  const requestId = request.headers['x-request-id'];
  if (typeof requestId !== 'string') {
    return toPdsProblem('MISSING_VALUE', "Missing value - 'X-Request-ID' header");
  }
  if (!uuid.test(requestId)) return toPdsProblem('INVALID_VALUE', "Invalid value - 'X-Request-ID' header");
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
  if (request.method !== 'GET') return toPdsProblem('UNSUPPORTED_SERVICE');
  if (path === '/Patient') return searchPeople(searchParams, knowledge, request.headers.host ?? 'localhost');
  const owner = /^\/Patient\/([^/]+)\/RelatedPerson$/.exec(path)?.[1];
  if (owner !== undefined) return readRelated(owner, knowledge);
  const number = /^\/Patient\/([^/]+)$/.exec(path)?.[1];
  return number === undefined ? toPdsProblem('UNSUPPORTED_SERVICE') : readPerson(number, knowledge);
}

function readPerson(number: string, { population, invalidated }: Knowledge): Answer {
  if (!/^\d{10}$/.test(number) || !parseNhsNumber(number).ok) return toPdsProblem('INVALID_RESOURCE_ID');
  if (invalidated.has(number)) return toPdsProblem('INVALIDATED_RESOURCE');
  const life = population.findByNhsNumber(number);
  if (life === undefined) return toPdsProblem('RESOURCE_NOT_FOUND');
  return { status: 200, resource: toPdsPatient(life), version: versionOf(life) };
}

function readRelated(number: string, knowledge: Knowledge): Answer {
  const person = readPerson(number, knowledge);
  const life = knowledge.population.findByNhsNumber(number);
  if ('outcome' in person || life === undefined) return person;
  const neighbour = knowledge.population.life((life.index + 1) % knowledge.population.size);
  const related = toRelatedPersons(life, neighbour);
  const entry = related.map((resource) => ({ resource }));
  return { status: 200, resource: { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry } };
}

function searchPeople(query: URLSearchParams, { population, search }: Knowledge, host: string): Answer {
  const wanted = parseSearch(query);
  if (isPdsProblem(wanted)) return wanted;
  const found = search(wanted);
  if (found.length > wanted.maxResults) return toPdsProblem('TOO_MANY_MATCHES');
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: new Date().toISOString(),
    total: found.length,
    ...(found.length === 0
      ? {}
      : {
          entry: found.map((index) => {
            const resource = toPdsPatient(population.life(index));
            return { fullUrl: `http://${host}/Patient/${resource.id ?? ''}`, search: { score: 1 }, resource };
          }),
        }),
  };
  return { status: 200, resource: bundle };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  for (const name of ['x-request-id', 'x-correlation-id']) {
    const value = request.headers[name];
    if (typeof value === 'string' && uuid.test(value)) response.setHeader(name, value);
  }
  if ('version' in answer) response.setHeader('etag', `W/"${answer.version ?? ''}"`);
  const body = JSON.stringify('outcome' in answer ? answer.outcome : answer.resource);
  response.writeHead(answer.status, { 'content-type': mediaType, 'cache-control': 'no-store' });
  response.end(body);
}
