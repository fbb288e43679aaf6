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
import { startCommunity } from './start.ts';
import { readTelehealth, telehealthVariables } from './telehealth/read-telehealth.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    CAREGRAPH_COMMUNITY_PORT: portVariable.default(4004),
    /** Where the patient subgraph is told who is on the caseload. */
    CAREGRAPH_PATIENT_URL: httpUrlVariable.optional(),
    CAREGRAPH_COMMUNITY_DATABASE_URL: postgresUrlVariable,
    /** The ODS code of the provider whose rows are read, and its name as it is shown. */
    CAREGRAPH_COMMUNITY_PROVIDER: z.string().min(3).default('RZY'),
    CAREGRAPH_COMMUNITY_PROVIDER_NAME: z.string().min(1).default('Community services provider'),
    CAREGRAPH_COMMUNITY_STALE_DAYS: z.coerce.number().int().min(1).default(400),
    ...telehealthVariables,
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
  });
  return startCommunity({
    host: environment.CAREGRAPH_HOST,
    port: environment.CAREGRAPH_COMMUNITY_PORT,
    databaseUrl: environment.CAREGRAPH_COMMUNITY_DATABASE_URL,
    patientUrl: environment.CAREGRAPH_PATIENT_URL,
    provider: {
      odsCode: environment.CAREGRAPH_COMMUNITY_PROVIDER,
      name: environment.CAREGRAPH_COMMUNITY_PROVIDER_NAME,
    },
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    sensitiveCodes: environment.CAREGRAPH_SENSITIVE_CODES,
    log: createLog('community', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-community', environment),
    timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
    staleAfterDays: environment.CAREGRAPH_COMMUNITY_STALE_DAYS,
    telehealth: readTelehealth(environment),
  });
});
