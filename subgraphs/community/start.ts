import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import { createRelationshipReporter } from '../kit/create-relationship-reporter.ts';
import type { AddedCodes } from '../kit/access/sensitive-codes.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Log } from '../kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { combineProviders } from './combine-providers.ts';
import { connectProvider, type ProviderConnection } from './connect-provider.ts';
import { createCommunityResolvers } from './resolvers.ts';
import { noTelehealth } from './telehealth/records/create-telehealth-reads.ts';
import { startTelehealth, type TelehealthOptions } from './telehealth/start-telehealth.ts';

/** What the community subgraph needs to run. */
export interface CommunityOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The providers whose databases are read; of each only its own rows. */
  readonly providers: readonly ProviderConnection[];
  /** Where the patient subgraph answers, to be told who is on the caseload; without it nobody is told. */
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
  /** How long a database may take for one kind of information, in milliseconds; 1500 unless said. */
  readonly timeoutMilliseconds?: number;
  readonly maximumConnections?: number;
  /** The suppliers of telehealth; nobody sends readings where it is left out. */
  readonly telehealth?: TelehealthOptions | undefined;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** A community subgraph that answers the gateway and hears suppliers of telehealth. */
export interface RunningCommunity extends RunningSubgraph {
  /** Where suppliers of telehealth send; empty where none is connected. */
  readonly telehealthUrl?: string;
  /** Resolves once the thresholds that the providers' care plans have now are in force. */
  settled(): Promise<void>;
}

/** Starts the community subgraph; it starts and answers while the providers' databases are down. */
export async function startCommunity(options: CommunityOptions): Promise<RunningCommunity> {
  const { host, port, sealSecret, idSecret, log, now = Date.now } = options;
  const timeoutMilliseconds = options.timeoutMilliseconds ?? 1500;
  const endpoints = createEndpoints({ log });
  const concurrency = options.maximumConnections ?? 8;
  const parts = { endpoints, timeoutMilliseconds, concurrency, now, log };
  const providers = options.providers.map((provider) => connectProvider(provider, parts));
  const closeProviders = () => Promise.all(providers.map((provider) => provider.close()));
  const provided = combineProviders(providers.map(({ backend }) => backend));
  try {
    const telehealth =
      options.telehealth === undefined
        ? undefined
        : await startTelehealth({
            ...options.telehealth,
            host,
            sealSecret,
            log,
            timeoutMilliseconds,
            now,
            providers: providers.map(({ odsCode, readThresholds }) => ({ odsCode, read: readThresholds })),
          });
    try {
      const running = await startSubgraph({
        name: 'community',
        resolvers: createCommunityResolvers(
          { ...provided, ...(telehealth?.reads ?? noTelehealth) },
          telehealth?.acknowledgements,
        ),
        host,
        port,
        tls: options.processTls,
        sealSecret,
        idSecret,
        sensitiveCodes: options.sensitiveCodes,
        log,
        endpoints,
        ownMetrics: { registries: telehealth?.metrics.registries ?? [] },
        ...(telehealth === undefined ? {} : { isReady: () => telehealth.isReady() }),
        tracing: options.tracing,
        drainMilliseconds: options.drainMilliseconds,
      });
      const { patientUrl } = options;
      const reporter =
        patientUrl === undefined
          ? undefined
          : createRelationshipReporter({
              setting: 'community',
              patientUrl,
              tls: options.processTls,
              sealSecret,
              log,
              // One account of all providers: what it does not tell of is over.
              read: async (changedSince) => {
                const read = providers.map(({ readRelationships }) => readRelationships(changedSince));
                const accounts = await Promise.all(read);
                return { relationships: accounts.flatMap(({ relationships }) => relationships) };
              },
              // The tables tell nothing of what changed, so all open referrals are read each time.
              pauseMilliseconds: 30_000,
            });
      return {
        url: running.url,
        ...(telehealth === undefined ? {} : { telehealthUrl: telehealth.url }),
        settled: async () => telehealth?.settled(),
        async close() {
          await reporter?.close();
          await running.close();
          await telehealth?.close();
          await closeProviders();
        },
      };
    } catch (error) {
      await telehealth?.close();
      throw error;
    }
  } catch (error) {
    await closeProviders();
    throw error;
  }
}
