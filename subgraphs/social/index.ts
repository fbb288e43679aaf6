import { commonVariables, httpUrlVariable, portVariable, readEnvironment } from '../kit/env.ts';
import { readProcessTls } from '../../schema/runtime/process-tls.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { readTogether } from '../kit/read-together.ts';
import { runProcess } from '../kit/run-process.ts';
import { readSocialSources } from './settings.ts';
import { startSocial } from './start.ts';

await runProcess(async () => {
  const { environment, sources } = readTogether({
    environment: () =>
      readEnvironment({
        ...commonVariables,
        CAREGRAPH_SOCIAL_PORT: portVariable.default(4005),
        /** Where the patient subgraph is told whose cases are allocated. */
        CAREGRAPH_PATIENT_URL: httpUrlVariable.optional(),
      }),
    sources: () => readSocialSources(),
  });
  return startSocial({
    ...sources,
    host: environment.CAREGRAPH_HOST,
    drainMilliseconds: environment.CAREGRAPH_DRAIN_DELAY,
    port: environment.CAREGRAPH_SOCIAL_PORT,
    patientUrl: environment.CAREGRAPH_PATIENT_URL,
    processTls: readProcessTls(environment, { CAREGRAPH_PATIENT_URL: environment.CAREGRAPH_PATIENT_URL }),
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    sensitiveCodes: environment.CAREGRAPH_SENSITIVE_CODES,
    log: createLog('social', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-social', environment),
  });
});
