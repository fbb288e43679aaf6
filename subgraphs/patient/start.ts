import type { Dispatcher } from 'undici';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Log } from '../kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { createPdsDemographics } from './identity/pds-demographics.ts';
import { createPatientResolvers } from './resolvers.ts';
import { createCursors } from './views/cursors.ts';

/** What the patient subgraph needs to run. */
export interface PatientOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The base address of the Personal Demographics Service's FHIR API. */
  readonly pdsUrl: string;
  readonly pdsApiKey?: string;
  readonly sealSecret: Secret;
  readonly idSecret: Secret;
  readonly log: Log;
  /** Writes down the steps of requests; nothing is written down where it is left out. */
  readonly tracing?: Tracing | undefined;
  /** How long tracing one person may take, in milliseconds; 1500 unless said. */
  readonly timeoutMilliseconds?: number;
  /** How many people are traced at once; 5 unless said. */
  readonly pdsConcurrency?: number;
  readonly dispatcher?: Dispatcher;
}

/** Starts the patient subgraph; it starts and answers while the demographic service is down. */
export function startPatient(options: PatientOptions): Promise<RunningSubgraph> {
  const { host, port, sealSecret, idSecret, log, pdsApiKey, dispatcher } = options;
  const endpoints = createEndpoints({ log });
  const demographics = createPdsDemographics({
    url: options.pdsUrl,
    timeoutMilliseconds: options.timeoutMilliseconds ?? 1500,
    endpoint: endpoints.at({ kind: 'demographics' }, { concurrency: options.pdsConcurrency ?? 5 }),
    ...(pdsApiKey === undefined ? {} : { apiKey: pdsApiKey }),
    ...(dispatcher === undefined ? {} : { dispatcher }),
  });
  return startSubgraph({
    name: 'patient',
    resolvers: createPatientResolvers(demographics, createCursors(sealSecret)),
    host,
    port,
    sealSecret,
    idSecret,
    log,
    endpoints,
    tracing: options.tracing,
  });
}
