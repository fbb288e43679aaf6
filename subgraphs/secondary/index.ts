import { z } from 'zod';
import {
  commonVariables,
  httpUrlVariable,
  portVariable,
  postgresUrlVariable,
  readEnvironment,
} from '../kit/env.ts';
import { readProcessTls } from '../../schema/runtime/process-tls.ts';
import { startTracing } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { createLog } from '../kit/log.ts';
import { runProcess } from '../kit/run-process.ts';
import { fhirServersFileVariable, fhirServersVariable } from './fhir/server-configuration.ts';
import { ersVariables } from './ers/ers-configuration.ts';
import { readErs } from './ers/read-ers.ts';
import { tlsVariables, toMllpTls } from './mllp/tls-files.ts';
import { sendersVariable, staleDaysVariable } from './profiles/sender-configuration.ts';
import { startSecondary } from './start.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    CAREGRAPH_SECONDARY_PORT: portVariable.default(4003),
    CAREGRAPH_MLLP_PORT: portVariable.default(4020),
    /** The largest message, in MiB: letters come as files in messages (MDM, OBX-5 ED). */
    CAREGRAPH_MLLP_MESSAGE_MIB: z.coerce.number().int().min(1).max(64).default(4),
    ...tlsVariables,
    CAREGRAPH_SECONDARY_STORE_URL: postgresUrlVariable,
    /** Where the patient subgraph is told who is in hospital. */
    CAREGRAPH_PATIENT_URL: httpUrlVariable.optional(),
    /** What is known of the senders, as a JSON array; see profiles/sender-configuration.ts. */
    CAREGRAPH_SECONDARY_SENDERS: sendersVariable.default([]),
    /** Hospitals' FHIR servers, as a JSON array; see fhir/server-configuration.ts. */
    CAREGRAPH_SECONDARY_FHIR: fhirServersVariable.default([]),
    /** The same in a file, for servers with secrets; both together count. */
    CAREGRAPH_SECONDARY_FHIR_FILE: fhirServersFileVariable.default([]),
    ...ersVariables,
    /** The processing ids (MSH-11) that are accepted, with commas between them. */
    CAREGRAPH_SECONDARY_PROCESSING_IDS: z
      .string()
      .regex(/^[A-Z](?:,[A-Z])*$/, 'must be letters with commas between them, such as P')
      .default('P'),
    CAREGRAPH_SECONDARY_STALE_DAYS: staleDaysVariable,
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
  });
  const mllpTls = toMllpTls(environment);
  return startSecondary({
    host: environment.CAREGRAPH_HOST,
    drainMilliseconds: environment.CAREGRAPH_DRAIN_DELAY,
    port: environment.CAREGRAPH_SECONDARY_PORT,
    mllpPort: environment.CAREGRAPH_MLLP_PORT,
    mllp: { maximumBytes: environment.CAREGRAPH_MLLP_MESSAGE_MIB * 1024 * 1024 },
    ...(mllpTls === undefined ? {} : { mllpTls }),
    storeUrl: environment.CAREGRAPH_SECONDARY_STORE_URL,
    patientUrl: environment.CAREGRAPH_PATIENT_URL,
    senders: environment.CAREGRAPH_SECONDARY_SENDERS,
    fhirServers: [...environment.CAREGRAPH_SECONDARY_FHIR, ...environment.CAREGRAPH_SECONDARY_FHIR_FILE],
    ers: readErs(environment),
    processingIds: environment.CAREGRAPH_SECONDARY_PROCESSING_IDS.split(','),
    maximumSilenceHours: environment.CAREGRAPH_SECONDARY_STALE_DAYS * 24,
    processTls: readProcessTls(environment, { CAREGRAPH_PATIENT_URL: environment.CAREGRAPH_PATIENT_URL }),
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    sensitiveCodes: environment.CAREGRAPH_SENSITIVE_CODES,
    log: createLog('secondary', environment.CAREGRAPH_LOG_LEVEL),
    tracing: await startTracing('caregraph-secondary', environment),
    timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
  });
});
