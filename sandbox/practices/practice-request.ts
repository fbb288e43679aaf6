import type { IncomingHttpHeaders } from 'node:http';
import type { PracticePopulation } from './find-patient.ts';
import type { Endpoint } from './practice-endpoint.ts';
import type { Supplier } from './supplier.ts';

/** A request as it arrived. */
export interface PracticeRequest {
  readonly method: string;
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request that was admitted, and what it is answered from. */
export interface AdmittedRequest {
  readonly request: PracticeRequest;
  readonly endpoint: Endpoint;
  readonly supplier: Supplier;
  readonly population: PracticePopulation;
  readonly now: Date;
}
