import { z } from 'zod';
import { commonVariables, httpUrlVariable, portVariable, readEnvironment } from '../kit/env.ts';
import { readProcessTls } from '../../schema/runtime/process-tls.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { runProcess } from '../kit/run-process.ts';
import { providerVariables, readProviders } from './read-providers.ts';
import { startCommunity } from './start.ts';
import { readTelehealth, telehealthVariables } from './telehealth/read-telehealth.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    CAREGRAPH_COMMUNITY_PORT: portVariable.default(4004),
    /** Where the patient subgraph is told who is on the caseload. */
    CAREGRAPH_PATIENT_URL: httpUrlVariable.optional(),
    ...providerVariables,
    ...telehealthVariables,
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
  });
  return startCommunity({
    host: environment.CAREGRAPH_HOST,
    drainMilliseconds: environment.CAREGRAPH_DRAIN_DELAY,
    port: environment.CAREGRAPH_COMMUNITY_PORT,
    providers: readProviders(environment),
    patientUrl: environment.CAREGRAPH_PATIENT_URL,
    processTls: readProcessTls(environment, { CAREGRAPH_PATIENT_URL: environment.CAREGRAPH_PATIENT_URL }),
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    sensitiveCodes: environment.CAREGRAPH_SENSITIVE_CODES,
    log: createLog('community', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-community', environment),
    timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
    telehealth: readTelehealth(environment),
  });
});
