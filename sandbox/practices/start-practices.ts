import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import { answerRefusal, answerRequest, type PracticeAnswer, type PracticeSystem } from './answer-request.ts';
import type { PracticePopulation } from './find-patient.ts';
import { refuse } from './operation-outcome.ts';
import type { Supplier } from './supplier.ts';

const contentType = 'application/fhir+json; charset=utf-8';

/** What a supplier's server needs. */
export interface PracticesOptions {
  readonly population: PracticePopulation;
  /** Whose practices it serves: one supplier's, or several suppliers' on one server. */
  readonly supplier: Supplier['name'] | readonly Supplier['name'][];
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  /** The clock against which tokens and search dates are judged; the system's unless a test says otherwise. */
  readonly now?: () => Date;
}

/**
 * Starts a server for all the practices of a supplier, or of several.
 *
 * Each practice answers GP Connect 1.6 below its own `capabilityBasePath`.
 */
export async function startPractices(options: PracticesOptions): Promise<RunningSource> {
  const system: PracticeSystem = {
    population: options.population,
    suppliers: typeof options.supplier === 'string' ? [options.supplier] : options.supplier,
    now: options.now ?? (() => new Date()),
  };
  return startHttpSource({
    port: options.port,
    contentType,
    handler: (request, response) => void handle(system, request, response),
  });
}

async function handle(system: PracticeSystem, request: IncomingMessage, response: ServerResponse) {
  try {
    const body = await text(request);
    send(
      response,
      answerRequest(system, {
        method: request.method ?? '',
        path: (request.url ?? '').split('?', 1)[0] ?? '',
        search: new URLSearchParams((request.url ?? '').split('?')[1] ?? ''),
        headers: request.headers,
        body,
      }),
    );
  } catch (error) {
    console.error('practice request failed', error instanceof Error ? error.name : typeof error);
    if (!response.headersSent)
      send(response, answerRefusal(refuse('INTERNAL_SERVER_ERROR', 'Unexpected failure')));
  }
}

function send(response: ServerResponse, { status, resource }: PracticeAnswer): void {
  const body = Buffer.from(JSON.stringify(resource));
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.byteLength,
    'cache-control': 'no-store',
  });
  response.end(body);
}
