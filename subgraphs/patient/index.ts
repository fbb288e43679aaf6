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
import { readCredential } from '../kit/read-credential.ts';
import { runProcess } from '../kit/run-process.ts';
import { createPersonLimit } from './access/person-limit.ts';
import { personLimitVariables, toPersonRates } from './access/person-limit-variables.ts';
import { createPersonMetrics } from './access/person-metrics.ts';
import { createAuditMetrics } from './audit/audit-metrics.ts';
import { createAuditWriter } from './audit/create-audit-writer.ts';
import { createEmergency, emergencyVariable, toEmergencyLook } from './audit/emergency.ts';
import { openAuditStore } from './audit/open-audit-store.ts';
import { openSpool } from './audit/open-spool.ts';
import { proofVariables, toEventProof } from './audit/proof-variables.ts';
import { loadEntitlements } from './access/load-entitlements.ts';
import { startPatient } from './start.ts';
import { openAccessStore } from './store/open-access-store.ts';

await runProcess(async () => {
  const environment = readEnvironment({
    ...commonVariables,
    ...proofVariables,
    ...personLimitVariables,
    CAREGRAPH_PATIENT_PORT: portVariable.default(4001),
    /** Keeps who may see whom. */
    CAREGRAPH_PATIENT_STORE_URL: postgresUrlVariable,
    /** How long the store may take before nothing can be decided, in milliseconds. */
    CAREGRAPH_ACCESS_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(200),
    /** A file for who looked at whom while the store is away; without it nothing is shown then. */
    CAREGRAPH_AUDIT_SPOOL: z.string().min(1).optional(),
    /** Until when looks are shown that cannot be recorded; never where it is left out. */
    CAREGRAPH_AUDIT_EMERGENCY_UNTIL: emergencyVariable.optional(),
    /** How many people one reader may ask for within a stretch before their colleagues are compared with. */
    CAREGRAPH_UNUSUAL_PEOPLE: z.coerce.number().int().min(1).max(10_000).default(40),
    /** How long such a stretch is, in minutes. */
    CAREGRAPH_UNUSUAL_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
    /** Of how many days looks are looked through. */
    CAREGRAPH_UNUSUAL_DAYS: z.coerce.number().int().min(1).max(92).default(7),
    /** The page that holds the policy, in place of the graph's own. */
    CAREGRAPH_ENTITLEMENTS: z.string().min(1).optional(),
    CAREGRAPH_PDS_URL: httpUrlVariable,
    /** Sent to the demographic service as a bearer token. */
    CAREGRAPH_PDS_API_KEY: z.string().min(1).optional(),
    /** A file that holds it, and that something else keeps fresh. */
    CAREGRAPH_PDS_API_KEY_FILE: z.string().min(1).optional(),
    /** For how long an earlier trace may stand in while the service is away, in seconds. */
    CAREGRAPH_PDS_MAXIMUM_AGE: z.coerce.number().int().min(0).max(86_400).default(900),
    /** How many people are traced at once, over all graph requests of this process. */
    CAREGRAPH_PDS_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(5),
    CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
  });
  const pdsApiKey = readCredential(
    'CAREGRAPH_PDS_API_KEY',
    environment.CAREGRAPH_PDS_API_KEY,
    environment.CAREGRAPH_PDS_API_KEY_FILE,
  );
  const entitlementsPath = environment.CAREGRAPH_ENTITLEMENTS;
  // A policy that cannot be used is told before anything is opened.
  loadEntitlements(entitlementsPath);
  const processTls = readProcessTls(environment, {});
  const log = createLog('patient', environment.CAREGRAPH_LOG_LEVEL);
  const url = environment.CAREGRAPH_PATIENT_STORE_URL;
  const timeoutMilliseconds = environment.CAREGRAPH_ACCESS_TIMEOUT;
  const spoolPath = environment.CAREGRAPH_AUDIT_SPOOL;
  const spool = spoolPath === undefined ? undefined : await openSpool(spoolPath);
  const until = environment.CAREGRAPH_AUDIT_EMERGENCY_UNTIL;
  const auditStore = openAuditStore({ url, log, timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT });
  const writer = createAuditWriter({
    store: auditStore,
    proof: toEventProof(environment),
    log,
    spool,
    emergency: until === undefined ? undefined : createEmergency(until),
    timeoutMilliseconds,
  });
  const audit = createAuditMetrics({ spool, stands: () => writer.stands() });
  writer.countBy(audit.count);
  if (until !== undefined && until > Date.now()) {
    log.warn('an emergency is declared, in which looks are shown that cannot be recorded', {
      code: 'AUDIT_UNAVAILABLE',
      milliseconds: until - Date.now(),
    });
    void auditStore.ready.then(() => writer.recordLook(toEmergencyLook(until))).catch(() => undefined);
  }
  const opened = createPersonMetrics();
  const running = await startPatient({
    persons: createPersonLimit({ rates: toPersonRates(environment), count: opened.count }),
    recordLook: writer.recordLook,
    auditStore,
    unusual: {
      people: environment.CAREGRAPH_UNUSUAL_PEOPLE,
      minutes: environment.CAREGRAPH_UNUSUAL_MINUTES,
      days: environment.CAREGRAPH_UNUSUAL_DAYS,
    },
    auditStands: () => writer.stands(),
    ownMetrics: { registries: [audit.registry, opened.registry] },
    host: environment.CAREGRAPH_HOST,
    drainMilliseconds: environment.CAREGRAPH_DRAIN_DELAY,
    port: environment.CAREGRAPH_PATIENT_PORT,
    pdsUrl: environment.CAREGRAPH_PDS_URL,
    pdsConcurrency: environment.CAREGRAPH_PDS_CONCURRENCY,
    pdsMaximumAgeMilliseconds: environment.CAREGRAPH_PDS_MAXIMUM_AGE * 1000,
    ...(pdsApiKey === undefined ? {} : { pdsApiKey }),
    processTls,
    sealSecret: environment.CAREGRAPH_SEAL_SECRET,
    idSecret: environment.CAREGRAPH_ID_SECRET,
    log,
    decisionMilliseconds: timeoutMilliseconds,
    accessStore: openAccessStore({
      url,
      log,
      timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
    }),
    ...(entitlementsPath === undefined ? {} : { entitlementsPath }),
    tracing: await startTracing('caregraph-patient', environment),
    timeoutMilliseconds: environment.CAREGRAPH_SOURCE_TIMEOUT,
  });
  return {
    async close() {
      await running.close();
      await writer.close();
      await auditStore.close();
      await spool?.close();
    },
  };
});
