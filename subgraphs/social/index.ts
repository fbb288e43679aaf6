import { z } from 'zod';
import {
  commonVariables,
  httpUrlVariable,
  portVariable,
  postgresUrlVariable,
  readEnvironment,
} from '../kit/env.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { runProcess } from '../kit/run-process.ts';
import { startSocial } from './start.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    CAREGRAPH_SOCIAL_PORT: portVariable.default(4005),
    /** Where the patient subgraph is told whose cases are allocated. */
    CAREGRAPH_PATIENT_URL: httpUrlVariable.optional(),
    CAREGRAPH_COUNCIL_URL: httpUrlVariable,
    CAREGRAPH_COUNCIL_API_KEY: z.string().min(1),
    /** The council's code in social care returns, and its name as it is shown. */
    CAREGRAPH_COUNCIL_CODE: z
      .string()
      .regex(/^\d{3}$/, 'must be the three digits of a council')
      .default('901'),
    CAREGRAPH_COUNCIL_NAME: z.string().min(1).default('Council'),
    /** Where what councils send as files is kept; without it there are no files. */
    CAREGRAPH_SOCIAL_STORE_URL: postgresUrlVariable.optional(),
    /** How many days after the last day of a council's newest file it reads `STALE`. */
    CAREGRAPH_SOCIAL_FILE_DAYS: z.coerce.number().int().min(1).max(1000).default(120),
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
  });
  return startSocial({
    host: environment.CAREGRAPH_HOST,
    port: environment.CAREGRAPH_SOCIAL_PORT,
    patientUrl: environment.CAREGRAPH_PATIENT_URL,
    councilUrl: environment.CAREGRAPH_COUNCIL_URL,
    apiKey: environment.CAREGRAPH_COUNCIL_API_KEY,
    council: { code: environment.CAREGRAPH_COUNCIL_CODE, name: environment.CAREGRAPH_COUNCIL_NAME },
    storeUrl: environment.CAREGRAPH_SOCIAL_STORE_URL,
    fileDays: environment.CAREGRAPH_SOCIAL_FILE_DAYS,
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    sensitiveCodes: environment.CAREGRAPH_SENSITIVE_CODES,
    log: createLog('social', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-social', environment),
    timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
  });
});
