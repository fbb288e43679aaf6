import { z } from 'zod';
import { commonVariables, httpUrlVariable, portVariable, readEnvironment } from '../kit/env.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { runProcess } from '../kit/run-process.ts';
import { startPatient } from './start.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    CAREGRAPH_PATIENT_PORT: portVariable.default(4001),
    CAREGRAPH_PDS_URL: httpUrlVariable,
    /** Sent to the demographic service as a bearer token. */
    CAREGRAPH_PDS_API_KEY: z.string().min(1).optional(),
    /** How many people are traced at once, over all graph requests of this process. */
    CAREGRAPH_PDS_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(5),
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
  });
  const pdsApiKey = environment.CAREGRAPH_PDS_API_KEY;
  return startPatient({
    host: environment.CAREGRAPH_HOST,
    port: environment.CAREGRAPH_PATIENT_PORT,
    pdsUrl: environment.CAREGRAPH_PDS_URL,
    pdsConcurrency: environment.CAREGRAPH_PDS_CONCURRENCY,
    ...(pdsApiKey === undefined ? {} : { pdsApiKey }),
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    log: createLog('patient', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-patient', environment),
    timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
  });
});
