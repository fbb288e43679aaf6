import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../schema/runtime/log.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import { createRelationshipReporter } from '../kit/create-relationship-reporter.ts';
import type { AddedCodes } from '../kit/access/sensitive-codes.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import { guardQuery } from '../kit/endpoint/guard-query.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { createStoreProbe } from '../kit/store-probe.ts';
import { createPool } from '../kit/store.ts';
import { createFactsMemory } from './feed/create-facts-memory.ts';
import { createFeedMetrics } from './feed/feed-metrics.ts';
import { createKeeper } from './feed/create-keeper.ts';
import { createProjector } from './feed/create-projector.ts';
import { createReceiver } from './feed/create-receiver.ts';
import { type ListenerOptions, startListener } from './mllp/start-listener.ts';
import { combineBackends } from './combine-backends.ts';
import { createFhirBackend } from './fhir/create-fhir-backend.ts';
import type { FhirServerConfiguration } from './fhir/server-configuration.ts';
import { createErs } from './ers/create-ers.ts';
import type { ErsConfiguration } from './ers/ers-configuration.ts';
import { withEReferrals } from './ers/with-ereferrals.ts';
import type { MllpTls } from './mllp/tls-files.ts';
import type { SenderConfiguration } from './profiles/sender-configuration.ts';
import { createHospitalBackend } from './records/create-hospital-backend.ts';
import { createReadRelationships } from './records/read-relationships.ts';
import { createQuery, toStoreFailure } from './records/query.ts';
import { createSecondaryResolvers } from './resolvers.ts';
import { keepMessages } from './store/keep-messages.ts';
import { openHospitalStore } from './store/open-hospital-store.ts';

/** What the secondary subgraph needs to run. */
export interface SecondaryOptions {
  readonly host: string;
  /** Where the gateway asks; 0 for any free port. */
  readonly port: number;
  /** Where hospitals send their messages; 0 for any free port. */
  readonly mllpPort: number;
  /** The PostgreSQL that keeps the messages and what they say. */
  readonly storeUrl: string;
  /** Where the patient subgraph answers, to be told who is in hospital; without it nobody is told. */
  readonly patientUrl?: string | undefined;
  /** What secures the connections between our own processes; plain HTTP unless said. */
  readonly processTls?: ProcessTls | undefined;
  readonly sealSecret: Secret;
  readonly idSecret: Secret;
  /** Codes that are treated as sensitive beside our own. */
  readonly sensitiveCodes?: AddedCodes | undefined;
  readonly log: Log;
  /** Writes down the steps of requests; nothing is written down where it is left out. */
  readonly tracing?: Tracing | undefined;
  /** How long readiness is refused before connections are, when it closes, in milliseconds; not at all unless said. */
  readonly drainMilliseconds?: number | undefined;
  /** What is known of the senders; one that is not listed is understood by what its messages claim. */
  readonly senders?: readonly SenderConfiguration[];
  /** The processing ids (MSH-11) that are accepted; production alone unless said otherwise. */
  readonly processingIds?: readonly string[];
  /** After how many hours without a message a sender reads as stale, where it has no limit of its own; 400 days. */
  readonly maximumSilenceHours?: number;
  /** How long the store may take for one kind of information, in milliseconds; 1500 unless said otherwise. */
  readonly timeoutMilliseconds?: number;
  /** The limits of the listener for messages. */
  readonly mllp?: Pick<
    ListenerOptions,
    'maximumBytes' | 'messageMilliseconds' | 'idleMilliseconds' | 'maximumConnections'
  >;
  /** Hospitals' FHIR servers, which are read beside the messages. */
  readonly fhirServers?: readonly FhirServerConfiguration[];
  /** The e-Referral Service, which is asked for referrals whose numbers hospitals give. */
  readonly ers?: ErsConfiguration | undefined;
  /** Encrypts what hospitals send; see `toMllpTls`. */
  readonly mllpTls?: MllpTls;
  readonly now?: () => Date;
}

/** A secondary subgraph that answers the gateway and hears hospitals. */
export interface RunningSecondary extends RunningSubgraph {
  readonly mllpPort: number;
  /** Resolves once every message that was acknowledged is in what the subgraph answers. */
  settled(): Promise<void>;
}

/** Starts the secondary subgraph; it starts and answers while its store is away, and goes on when it comes. */
export async function startSecondary(options: SecondaryOptions): Promise<RunningSecondary> {
  const { host, log, senders = [], fhirServers = [] } = options;
  const now = options.now ?? (() => new Date());
  const timeoutMilliseconds = options.timeoutMilliseconds ?? 1500;
  const store = openHospitalStore({ url: options.storeUrl, log });
  const memory = createFactsMemory();
  const projector = createProjector({ store, senders, memory, log });
  const pool = createPool({ url: options.storeUrl, statementMilliseconds: timeoutMilliseconds });
  // One record takes several statements, which must not suspend the store by themselves.
  const endpoints = createEndpoints({ log });
  const endpoint = endpoints.at({ kind: 'hospital store' }, { concurrency: 10, consecutiveFaults: 20 });
  const defaultSilenceHours = options.maximumSilenceHours ?? 400 * 24;
  const feed = createFeedMetrics({
    tables: store.tables,
    senders,
    defaultSilenceHours,
    now: () => now().getTime(),
  });
  const isStoreThere = createStoreProbe(() => pool.query('select 1'));
  const closeStores = async () => {
    await projector.close();
    await store.close();
    await pool.end();
  };
  const told = createHospitalBackend({
    query: guardQuery(endpoint, createQuery(pool), { timeoutMilliseconds, toFailure: toStoreFailure }),
    senders,
    defaultSilenceHours,
    settled: () => projector.settled(),
    settleMilliseconds: timeoutMilliseconds / 3,
    timeoutMilliseconds,
    now: () => now().getTime(),
    log,
  });
  const known =
    fhirServers.length === 0
      ? told
      : combineBackends(told, createFhirBackend({ servers: fhirServers, endpoints, timeoutMilliseconds }));
  const ers = options.ers && createErs(options.ers, { endpoints, timeoutMilliseconds });
  const backend = ers === undefined ? known : { ...known, referrals: withEReferrals(known.referrals, ers) };
  try {
    const subgraph = await startSubgraph({
      name: 'secondary',
      resolvers: createSecondaryResolvers(backend),
      host,
      port: options.port,
      tls: options.processTls,
      sealSecret: options.sealSecret,
      idSecret: options.idSecret,
      sensitiveCodes: options.sensitiveCodes,
      log,
      isReady: async () => store.isReady && isStoreThere(),
      endpoints,
      ownMetrics: {
        registries: feed.registries,
        certificates: { hospitals: options.mllpTls?.certificate },
      },
      tracing: options.tracing,
      drainMilliseconds: options.drainMilliseconds,
    });
    try {
      const listener = await startListener({
        ...options.mllp,
        ...(options.mllpTls === undefined ? {} : { tls: options.mllpTls }),
        host,
        port: options.mllpPort,
        log,
        receive: createReceiver({
          keep: createKeeper((messages) => keepMessages(store.tables, messages)),
          memory,
          // Whoever sends while the store is being opened waits a moment, and is refused where it stays away.
          isReady: () => store.isReady || opensWithin(store, timeoutMilliseconds),
          senders,
          processingIds: new Set(options.processingIds ?? ['P']),
          now,
          log,
          count: feed.count,
          onKept: () => projector.wake(),
        }),
      });
      const { patientUrl, sealSecret } = options;
      const reporter =
        patientUrl === undefined
          ? undefined
          : createRelationshipReporter({
              setting: 'secondary',
              patientUrl,
              tls: options.processTls,
              sealSecret,
              log,
              read: createReadRelationships(pool, () => now().getTime()),
            });
      return {
        url: subgraph.url,
        mllpPort: listener.port,
        settled: () => projector.settled(),
        async close() {
          await reporter?.close();
          // First, so that hospitals are heard for as long as whoever sends them here needs to notice.
          await subgraph.close();
          await listener.close();
          await closeStores();
        },
      };
    } catch (error) {
      await subgraph.close();
      throw error;
    }
  } catch (error) {
    await closeStores();
    throw error;
  }
}

async function opensWithin(
  store: { readonly ready: Promise<void>; readonly isReady: boolean },
  milliseconds: number,
): Promise<boolean> {
  await Promise.race([store.ready, wait(milliseconds, undefined, { ref: false })]);
  return store.isReady;
}
