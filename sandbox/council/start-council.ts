import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import { answerRequest, type CouncilApi } from './answer-request.ts';
import { toRefusal } from './council-answer.ts';
import { type CouncilPopulation, createCouncilRegister } from './council-register.ts';
import { createRateLimit, type RateLimit } from './create-rate-limit.ts';

/** The key that the sandbox's council accepts unless it is given another. */
export const sandboxCouncilApiKey = 'sandbox-council-key';

/** Whom the council knows and how it guards its API. */
export interface CouncilOptions {
  readonly population: CouncilPopulation & { readonly asOf?: string };
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly apiKey?: string;
  /** Without one, every request is admitted. */
  readonly rateLimit?: RateLimit;
  /** The day by which this council counts ages; the population's last unless said otherwise. */
  readonly today?: string;
  readonly slowMilliseconds?: number;
}

/** Starts a council's case-management REST API, in the manner of a reporting layer over Mosaic. */
export function startCouncil(options: CouncilOptions): Promise<RunningSource> {
  const api: CouncilApi = {
    register: createCouncilRegister(options.population),
    apiKey: options.apiKey ?? sandboxCouncilApiKey,
    today: options.today ?? options.population.asOf ?? new Date().toISOString().slice(0, 10),
    admit: options.rateLimit === undefined ? () => 0 : createRateLimit(options.rateLimit),
  };
  return startHttpSource({
    port: options.port,
    contentType: 'application/json; charset=utf-8',
    handler: (request, response) => void respond(request, response, api),
    ...(options.slowMilliseconds === undefined ? {} : { slowMilliseconds: options.slowMilliseconds }),
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, api: CouncilApi): Promise<void> {
  let answer = toRefusal(500, 'INTERNAL_ERROR', 'The request could not be answered.');
  try {
    answer = await answerRequest(request, api);
  } catch {
    // A client that leaves while it sends its body; nobody is there to read the answer.
  }
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-correlation-id': toCorrelationId(request.headers['x-correlation-id']),
    ...answer.headers,
  });
  response.end(JSON.stringify(answer.body));
}

function toCorrelationId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}
