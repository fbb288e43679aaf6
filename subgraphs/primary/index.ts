import { commonVariables, portVariable, readEnvironment } from '../kit/env.ts';
import { readProcessTls } from '../../schema/runtime/process-tls.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { readTogether } from '../kit/read-together.ts';
import { runProcess } from '../kit/run-process.ts';
import { readPrimarySources } from './settings.ts';
import { startPrimary } from './start.ts';

await runProcess(async () => {
  const { environment, sources } = readTogether({
    environment: () =>
      readEnvironment({ ...commonVariables, CAREGRAPH_PRIMARY_PORT: portVariable.default(4002) }),
    sources: () => readPrimarySources(),
  });
  return startPrimary({
    ...sources,
    host: environment.CAREGRAPH_HOST,
    drainMilliseconds: environment.CAREGRAPH_DRAIN_DELAY,
    port: environment.CAREGRAPH_PRIMARY_PORT,
    processTls: readProcessTls(environment, {}),
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    sensitiveCodes: environment.CAREGRAPH_SENSITIVE_CODES,
    log: createLog('primary', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-primary', environment),
  });
});
