import type { Dispatcher } from 'undici';
import { createReportSeal } from '../../schema/runtime/relationship-report.ts';
import { createSealedText } from '../../schema/runtime/sealed-text.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Log } from '../kit/log.ts';
import type { Credential } from '../kit/read-credential.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import type { OwnMetrics } from '../kit/telemetry/subgraph-metrics.ts';
import type { decide } from './access/decide.ts';
import { loadEntitlements } from './access/load-entitlements.ts';
import type { AuditStanding } from './audit/audit-standing.ts';
import type { AuditReader } from './audit/open-audit-store.ts';
import type { UnusualSettings } from './audit/unusual-access.ts';
import type { PersonLimit } from './access/person-limit.ts';
import { type RecordLook, recordNoLook } from './access/record-look.ts';
import { keepTraces } from './identity/keep-traces.ts';
import { createPdsDemographics } from './identity/pds-demographics.ts';
import { createPatientResolvers } from './resolvers.ts';
import type { AccessStore } from './store/access-store.ts';
import { createCursors } from './views/cursors.ts';

/** What the patient subgraph needs to run. */
export interface PatientOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The base address of the Personal Demographics Service's FHIR API. */
  readonly pdsUrl: string;
  readonly pdsApiKey?: string | Credential;
  /** Keeps who may see whom; it is closed with the subgraph. */
  readonly accessStore: AccessStore;
  /** Decides in place of the policy, for measuring what the policy costs; nothing that is configured sets it. */
  readonly decide?: typeof decide;
  /** The page that holds the policy; the graph's own unless said. */
  readonly entitlementsPath?: string;
  /** Is told of every decision; nothing is recorded unless said. */
  readonly recordLook?: RecordLook;
  /** Where looks are read from again; what needs it fails unless said. */
  readonly auditStore?: AuditReader;
  /** How looks are recorded now; as they should be unless said. */
  readonly auditStands?: () => Promise<AuditStanding>;
  /** How many different persons one caller may open; any number unless said. */
  readonly persons?: PersonLimit | undefined;
  /** What operators are told of how looks are recorded. */
  readonly ownMetrics?: OwnMetrics;
  /** By what officers' rules go; 40 people in an hour, over a week, unless said. */
  readonly unusual?: UnusualSettings;
  /** How long the access store may take before nothing can be decided, in milliseconds; 1000 unless said. */
  readonly decisionMilliseconds?: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
  /** What secures the connections between our own processes; plain HTTP unless said. */
  readonly processTls?: ProcessTls | undefined;
  readonly sealSecret: Secret;
  readonly idSecret: Secret;
  readonly log: Log;
  /** Writes down the steps of requests; nothing is written down where it is left out. */
  readonly tracing?: Tracing | undefined;
  /** How long readiness is refused before connections are, when it closes, in milliseconds; not at all unless said. */
  readonly drainMilliseconds?: number | undefined;
  /** How long tracing one person may take, in milliseconds; 1500 unless said. */
  readonly timeoutMilliseconds?: number;
  /** For how long an earlier trace may stand in while the service is away, in milliseconds; never unless said. */
  readonly pdsMaximumAgeMilliseconds?: number;
  /** How many people are traced at once; 5 unless said. */
  readonly pdsConcurrency?: number;
  readonly dispatcher?: Dispatcher;
}

/**
 * Starts the patient subgraph; it starts and answers while the demographic service is down, and fails where the
 * policy has a gap or a contradiction.
 */
export async function startPatient(options: PatientOptions): Promise<RunningSubgraph> {
  const { host, port, sealSecret, idSecret, log, pdsApiKey, dispatcher, accessStore } = options;
  const table = loadEntitlements(options.entitlementsPath);
  const endpoints = createEndpoints({ log });
  const service = createPdsDemographics({
    url: options.pdsUrl,
    timeoutMilliseconds: options.timeoutMilliseconds ?? 1500,
    endpoint: endpoints.at({ kind: 'demographics' }, { concurrency: options.pdsConcurrency ?? 5 }),
    ...(pdsApiKey === undefined
      ? {}
      : { apiKey: typeof pdsApiKey === 'string' ? () => pdsApiKey : pdsApiKey }),
    ...(dispatcher === undefined ? {} : { dispatcher }),
  });
  const demographics = keepTraces(service, {
    maximumAgeMilliseconds: options.pdsMaximumAgeMilliseconds ?? 0,
  });
  const access = {
    table,
    store: accessStore,
    recordLook: options.recordLook ?? recordNoLook,
    audit: options.auditStore,
    persons: options.persons,
    now: options.now ?? Date.now,
    decisionMilliseconds: options.decisionMilliseconds ?? 1000,
    decide: options.decide,
  };
  const standing = options.auditStands ?? (() => Promise.resolve('recorded' as const));
  const subgraph = await startSubgraph({
    name: 'patient',
    resolvers: createPatientResolvers(
      { demographics, access },
      createCursors(sealSecret),
      createReportSeal(sealSecret),
      createSealedText(sealSecret, 'audit-cursor'),
      options.unusual ?? { people: 40, minutes: 60, days: 7 },
    ),
    host,
    port,
    tls: options.processTls,
    sealSecret,
    idSecret,
    log,
    endpoints,
    ...(options.ownMetrics === undefined ? {} : { ownMetrics: options.ownMetrics }),
    tracing: options.tracing,
    drainMilliseconds: options.drainMilliseconds,
    // While nobody can tell who may see whom, nothing is answered but the view for emergencies.
    isReady: async () =>
      accessStore.isReady && (await accessStore.isThere()) && (await standing()) !== 'away',
    findStanding: async () => ({ audit: await standing() }),
  });
  return {
    url: subgraph.url,
    async close() {
      await subgraph.close();
      await accessStore.close();
    },
  };
}
