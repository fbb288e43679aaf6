import type { FhirRequest } from '../faults/fhir-source.ts';
import type { PracticePopulation } from './find-patient.ts';
import type { Endpoint } from './practice-endpoint.ts';
import type { Supplier } from './supplier.ts';

/** A request that was admitted, and what it is answered from. */
export interface AdmittedRequest {
  readonly request: FhirRequest;
  readonly endpoint: Endpoint;
  readonly supplier: Supplier;
  readonly population: PracticePopulation;
  readonly now: Date;
}
