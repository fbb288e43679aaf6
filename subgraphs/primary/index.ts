import { z } from 'zod';
import { commonVariables, httpUrlVariable, portVariable, readEnvironment } from '../kit/env.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { readJsonSetting } from '../kit/read-json-setting.ts';
import { runProcess } from '../kit/run-process.ts';
import { startPrimary } from './start.ts';
import { suppliersShape, toConfiguredDialects } from './suppliers/read-suppliers.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    CAREGRAPH_PRIMARY_PORT: portVariable.default(4002),
    CAREGRAPH_SDS_URL: httpUrlVariable,
    CAREGRAPH_SDS_API_KEY: z.string().min(1),
    CAREGRAPH_ASID: z.string().regex(/^\d{12}$/, 'must be twelve digits'),
    CAREGRAPH_ISSUER: httpUrlVariable,
    CAREGRAPH_SSP_URL: httpUrlVariable.optional(),
    CAREGRAPH_GP_SUPPLIERS: z.string().optional(),
    CAREGRAPH_GP_SUPPLIERS_FILE: z.string().optional(),
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(100).default(1500),
  });
  const proxyUrl = environment.CAREGRAPH_SSP_URL;
  const suppliers = readJsonSetting(
    {
      variable: 'CAREGRAPH_GP_SUPPLIERS',
      text: environment.CAREGRAPH_GP_SUPPLIERS,
      file: environment.CAREGRAPH_GP_SUPPLIERS_FILE,
    },
    suppliersShape,
  );
  return startPrimary({
    host: environment.CAREGRAPH_HOST,
    port: environment.CAREGRAPH_PRIMARY_PORT,
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    log: createLog('primary', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-primary', environment),
    directoryUrl: environment.CAREGRAPH_SDS_URL,
    directoryApiKey: environment.CAREGRAPH_SDS_API_KEY,
    asid: environment.CAREGRAPH_ASID,
    issuer: environment.CAREGRAPH_ISSUER,
    suppliers: toConfiguredDialects(suppliers ?? []),
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
    sourceTimeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
  });
});
