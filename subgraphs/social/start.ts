import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import {
  createRelationshipReporter,
  type RelationshipReporter,
} from '../kit/create-relationship-reporter.ts';
import type { AddedCodes } from '../kit/access/sensitive-codes.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Log } from '../kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { combineBackends } from './combine-backends.ts';
import { createCouncilBackend } from './council/council-backend.ts';
import { type CouncilCaseload, createCouncilClient } from './council/council-client.ts';
import { createReadRelationships } from './council/read-relationships.ts';
import { createFileMetrics } from './file/file-metrics.ts';
import { createFileBackend } from './file/file-backend.ts';
import { createHomeCareBackend } from './home-care/home-care-backend.ts';
import { createHomeCareClient, type HomeCareProvider } from './home-care/home-care-client.ts';
import { createSocialResolvers } from './resolvers.ts';
import { openSocialStore } from './store/open-social-store.ts';

/** What the social subgraph needs to run. */
export interface SocialOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where the council's case-management API is, without `/api/v1`. */
  readonly councilUrl: string;
  /** Beware: a secret; it is sent to the council and nowhere else. */
  readonly apiKey: string;
  /** Where the patient subgraph answers, to be told whose cases are allocated; without it nobody is told. */
  readonly patientUrl?: string | undefined;
  /** The council's code of three digits, and its name as it is shown. */
  readonly council: { readonly code: string; readonly name: string };
  /** The home-care providers whose logs are read, each a source of its own. */
  readonly homeCare?: readonly HomeCareProvider[];
  /** Where what councils send as files is kept; without it there are no files. Beware: it can hold a password. */
  readonly storeUrl?: string | undefined;
  /** How many days may pass after the last day of a council's newest file before it reads `STALE`; 120 unless said. */
  readonly fileDays?: number;
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
  /** How long the council may take for one kind of information, in milliseconds; 1500 unless said. */
  readonly timeoutMilliseconds?: number;
}

/** Starts the social subgraph; it starts and answers while the council's system is down. */
export async function startSocial(options: SocialOptions): Promise<RunningSubgraph> {
  const { host, port, sealSecret, idSecret, log, council, apiKey } = options;
  const base = new URL(options.councilUrl);
  const connections = new Pool(base.origin, { connections: maximumCalls });
  const endpoints = createEndpoints({ log });
  const client = createCouncilClient({
    baseUrl: base.href.replace(/\/+$/, ''),
    apiKey,
    maximumCalls,
    endpoints,
    councilCode: council.code,
    dispatcher: connections,
  });
  const timeoutMilliseconds = options.timeoutMilliseconds ?? 1500;
  const live = createCouncilBackend({ client, council, timeoutMilliseconds });
  const store =
    options.storeUrl === undefined
      ? undefined
      : openSocialStore({ url: options.storeUrl, statementMilliseconds: timeoutMilliseconds, log });
  const currentDays = options.fileDays ?? 120;
  const backend = combineBackends(live, {
    files:
      store &&
      createFileBackend({
        tables: store.tables,
        councils: [council],
        currentDays,
      }),
    homeCare: (options.homeCare ?? []).map((provider) =>
      createHomeCareBackend({
        client: createHomeCareClient(provider, { endpoints }),
        provider,
        timeoutMilliseconds,
      }),
    ),
  });
  const resolvers = createSocialResolvers(backend);
  try {
    const running = await startSubgraph({
      name: 'social',
      resolvers,
      host,
      port,
      tls: options.processTls,
      sealSecret,
      idSecret,
      sensitiveCodes: options.sensitiveCodes,
      log,
      endpoints,
      ownMetrics: {
        registries: store === undefined ? [] : [createFileMetrics({ tables: store.tables, currentDays })],
      },
      tracing: options.tracing,
      drainMilliseconds: options.drainMilliseconds,
    });
    const reporter = startReporting(options, client, timeoutMilliseconds);
    return {
      url: running.url,
      async close() {
        await reporter?.close();
        await running.close();
        await Promise.all([connections.destroy(), store?.close()]);
      },
    };
  } catch (error) {
    await Promise.all([connections.destroy(), store?.close()]);
    throw error;
  }
}

function startReporting(
  { patientUrl, processTls, sealSecret, log, council }: SocialOptions,
  client: CouncilCaseload,
  timeoutMilliseconds: number,
): RelationshipReporter | undefined {
  if (patientUrl === undefined) return undefined;
  const toContext = () => ({
    requestId: randomUUID(),
    signal: AbortSignal.timeout(timeoutMilliseconds),
    deadline: Date.now() + timeoutMilliseconds,
  });
  const read = createReadRelationships(client, council, toContext);
  // The council lists all of them each time, so it is asked less often than a feed is looked through.
  return createRelationshipReporter({
    setting: 'social',
    patientUrl,
    tls: processTls,
    sealSecret,
    log,
    read,
    pauseMilliseconds: 30_000,
  });
}

/** How many calls one process has under way to a council at once. */
const maximumCalls = 6;
