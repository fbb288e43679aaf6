import { startFhirSource } from '../faults/fhir-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import { answerRefusal, answerRequest, type PracticeSystem } from './answer-request.ts';
import type { PracticePopulation } from './find-patient.ts';
import { refuse } from './operation-outcome.ts';
import type { Supplier } from './supplier.ts';

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
  return startFhirSource({
    port: options.port,
    answer: (request) => answerRequest(system, request),
    failure: answerRefusal(refuse('INTERNAL_SERVER_ERROR', 'Unexpected failure')),
  });
}
