import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import { createRelationshipReporter } from '../kit/create-relationship-reporter.ts';
import type { AddedCodes } from '../kit/access/sensitive-codes.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import { guardQuery } from '../kit/endpoint/guard-query.ts';
import type { Log } from '../kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { createPool } from '../kit/store.ts';
import { createCsdsBackend } from './csds/csds-backend.ts';
import { toDatabaseFailure } from './csds/database-failure.ts';
import { createPoolQuery } from './csds/query.ts';
import { createReadRelationships } from './csds/read-relationships.ts';
import { readThresholds } from './csds/read-thresholds.ts';
import { createCommunityResolvers } from './resolvers.ts';
import { noTelehealth } from './telehealth/records/create-telehealth-reads.ts';
import { startTelehealth, type TelehealthOptions } from './telehealth/start-telehealth.ts';

/** What the community subgraph needs to run. */
export interface CommunityOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The provider's PostgreSQL with its tables in the shape of the Community Services Data Set. */
  readonly databaseUrl: string;
  /** The provider whose rows are read; rows of others in the same tables are not. */
  readonly provider: { readonly odsCode: string; readonly name: string };
  /** Where the patient subgraph answers, to be told who is on the caseload; without it nobody is told. */
  readonly patientUrl?: string | undefined;
  readonly sealSecret: Secret;
  readonly idSecret: Secret;
  /** Codes that are treated as sensitive beside our own. */
  readonly sensitiveCodes?: AddedCodes | undefined;
  readonly log: Log;
  /** Writes down the steps of requests; nothing is written down where it is left out. */
  readonly tracing?: Tracing | undefined;
  /** How long the provider's database may take for one kind of information, in milliseconds; 1500 unless said. */
  readonly timeoutMilliseconds?: number;
  /** After how many days without a submission what the provider holds reads as stale; 400 unless said. */
  readonly staleAfterDays?: number;
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

/** Starts the community subgraph; it starts and answers while the provider's database is down. */
export async function startCommunity(options: CommunityOptions): Promise<RunningCommunity> {
  const { host, port, sealSecret, idSecret, log, provider } = options;
  const timeoutMilliseconds = options.timeoutMilliseconds ?? 1500;
  const concurrency = options.maximumConnections ?? 8;
  const pool = createPool({
    url: options.databaseUrl,
    maximumConnections: concurrency,
    statementMilliseconds: timeoutMilliseconds,
  });
  const endpoints = createEndpoints({ log });
  const endpoint = endpoints.at(
    { kind: 'database', organisation: provider.odsCode },
    // One record takes a dozen statements, which must not suspend the database by themselves.
    { concurrency, consecutiveFaults: 20 },
  );
  const query = createPoolQuery(pool);
  const now = options.now ?? Date.now;
  const provided = createCsdsBackend({
    query: guardQuery(endpoint, query, { timeoutMilliseconds, toFailure: toDatabaseFailure }),
    provider,
    timeoutMilliseconds,
    staleAfterDays: options.staleAfterDays ?? 400,
    now,
  });
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
          providers: [{ odsCode: provider.odsCode, read: () => readThresholds(query, provider.odsCode) }],
        });
  const closeSources = async () => {
    await telehealth?.close();
    await pool.end();
  };
  try {
    const running = await startSubgraph({
      name: 'community',
      resolvers: createCommunityResolvers(
        { ...provided, ...(telehealth?.reads ?? noTelehealth) },
        telehealth?.acknowledgements,
      ),
      host,
      port,
      sealSecret,
      idSecret,
      sensitiveCodes: options.sensitiveCodes,
      log,
      endpoints,
      ...(telehealth === undefined ? {} : { isReady: () => telehealth.isReady() }),
      tracing: options.tracing,
    });
    const { patientUrl } = options;
    const reporter =
      patientUrl === undefined
        ? undefined
        : createRelationshipReporter({
            setting: 'community',
            patientUrl,
            sealSecret,
            log,
            read: createReadRelationships(query, provider.odsCode, now),
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
        await closeSources();
      },
    };
  } catch (error) {
    await closeSources();
    throw error;
  }
}
