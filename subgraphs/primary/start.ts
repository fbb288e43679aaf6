import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import type { AddedCodes } from '../kit/access/sensitive-codes.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Log } from '../kit/log.ts';
import type { Credential } from '../kit/read-credential.ts';
import type { TlsSetting } from '../kit/read-tls-setting.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { type PracticeSettings, withConfiguredPractices } from './directory/configured-practices.ts';
import { createDirectory } from './directory/create-directory.ts';
import { createGpConnectBackend } from './gp-connect/create-gp-connect-backend.ts';
import { createKnownPractices } from './gp-connect/known-practices.ts';
import { createSuppliers } from './suppliers/create-suppliers.ts';
import type { SupplierDialect } from './suppliers/supplier-dialect.ts';
import { createLocator } from './locator/create-locator.ts';
import { createPrimaryResolvers } from './resolvers.ts';

/** What makes the subgraph of general practice. */
export interface PrimaryOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
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
  /** The base address of the Spine Directory Service FHIR API. */
  readonly directoryUrl: string;
  readonly directoryApiKey: string | Credential;
  /** Our accredited system identifier. */
  readonly asid: string;
  /** The address by which practices know us. */
  readonly issuer: string;
  /** The Spine Secure Proxy; absent where practices are reached directly. */
  readonly proxyUrl?: string;
  /** How long finding and asking a practice may take, in milliseconds. */
  readonly sourceTimeoutMilliseconds?: number;
  /** Our certificate and the authorities that we trust, where practices are reached by them. */
  readonly tls?: TlsSetting;
  /** The National Record Locator; it is not asked where this is left out. */
  readonly locator?: { readonly url: string; readonly apiKey?: Credential };
  /** Practices that an operator describes, before those of the directory. */
  readonly practices?: readonly PracticeSettings[];
  /** Suppliers that an operator describes, beside those that are known. */
  readonly suppliers?: readonly SupplierDialect[];
  /** How many calls to one practice may be under way at once. */
  readonly practiceConcurrency?: number;
}

/** Starts the subgraph of general practice. */
export async function startPrimary(options: PrimaryOptions): Promise<RunningSubgraph> {
  const { host, port, sealSecret, idSecret, log, asid, issuer, proxyUrl } = options;
  const timeoutMilliseconds = options.sourceTimeoutMilliseconds ?? 1500;
  const endpoints = createEndpoints({ log });
  const { directoryApiKey, tls } = options;
  const directory = createDirectory({
    url: options.directoryUrl,
    apiKey: typeof directoryApiKey === 'string' ? () => directoryApiKey : directoryApiKey,
    endpoints,
    timeoutMilliseconds,
  });
  const dispatcher = tls?.connect();
  const backend = createGpConnectBackend({
    directory: withConfiguredPractices(directory, options.practices ?? []),
    ...(options.locator === undefined
      ? {}
      : { locator: createLocator({ ...options.locator, endpoints, timeoutMilliseconds }) }),
    practices: createKnownPractices(),
    suppliers: createSuppliers(options.suppliers),
    endpoints,
    concurrency: options.practiceConcurrency ?? 10,
    consumer: {
      asid,
      issuer,
      ...(proxyUrl === undefined ? {} : { proxyUrl }),
      ...(dispatcher === undefined ? {} : { dispatcher }),
    },
    timeoutMilliseconds,
  });
  const resolvers = createPrimaryResolvers(backend);
  const { tracing } = options;
  const running = await startSubgraph({
    name: 'primary',
    resolvers,
    host,
    port,
    tls: options.processTls,
    sealSecret,
    idSecret,
    sensitiveCodes: options.sensitiveCodes,
    log,
    endpoints,
    ownMetrics: { certificates: { practices: tls?.material.cert } },
    tracing,
    drainMilliseconds: options.drainMilliseconds,
  });
  return {
    ...running,
    async close() {
      await running.close();
      await dispatcher?.close();
    },
  };
}
