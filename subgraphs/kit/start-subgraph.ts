import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { ApolloServer, type ApolloServerOptionsWithSchema } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { type GraphQLNamedType, isObjectType } from 'graphql';
import { careSettingNames, type SubgraphName } from '../../schema/care-settings.ts';
import { parseSubgraph } from '../../schema/read-subgraph.ts';
import { createCallerSeal } from '../../schema/runtime/caller.ts';
import { closeServer } from '../../schema/runtime/close-server.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createRecordSeal } from '../../schema/runtime/record-seal.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import { answerNotices } from './access/answer-notices.ts';
import { type AddedCodes, createSensitiveCodes } from './access/sensitive-codes.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import type { SubgraphContext } from './context.ts';
import { createContexts } from './create-contexts.ts';
import type { Endpoints } from './endpoint/create-endpoints.ts';
import { toMaskedError } from './masked-error.ts';
import type { Log } from './log.ts';
import type { Running } from './run-process.ts';
import { scalars } from './scalars.ts';
import { createSubgraphAnswer } from './subgraph-answer.ts';
import { createSubgraphHandler } from './subgraph-handler.ts';
import { createSubgraphMetrics, type OwnMetrics } from './telemetry/subgraph-metrics.ts';
import { createSourceWatch } from './telemetry/watch-sources.ts';

/** What makes a subgraph of the kit's parts. */
export interface SubgraphOptions {
  readonly name: SubgraphName;
  readonly resolvers: GraphQLResolverMap<SubgraphContext>;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** What secures connections; plain HTTP unless said. */
  readonly tls?: ProcessTls | undefined;
  readonly sealSecret: Secret;
  readonly idSecret: Secret;
  readonly log: Log;
  /** Codes that are treated as sensitive beside our own. */
  readonly sensitiveCodes?: AddedCodes | undefined;
  /** Tells whether the subgraph can do its work now; its backends' faults do not count, they are answers. */
  readonly isReady?: () => Promise<boolean>;
  /** What operators are told of its own stores beside whether it is ready, in words. */
  readonly findStanding?: () => Promise<Readonly<Record<string, string>>>;
  /** The endpoints of its sources, which operators see the states of. */
  readonly endpoints?: Endpoints;
  /** What operators are told beside what every subgraph tells. */
  readonly ownMetrics?: OwnMetrics;
  /** Writes down the steps of requests; nothing is written down where it is left out. */
  readonly tracing?: Tracing | undefined;
  /** How long readiness is refused before connections are, when it closes, in milliseconds; not at all unless said. */
  readonly drainMilliseconds?: number | undefined;
}

/** How long answers under way may take when a subgraph closes, in milliseconds. */
const graceMilliseconds = 5000;

/** A subgraph that answers the gateway. */
export interface RunningSubgraph extends Running {
  /** Where the gateway reaches it. */
  readonly url: string;
}

/** Starts a subgraph: it answers callers that the gateway sealed, and nobody else. */
export async function startSubgraph(options: SubgraphOptions): Promise<RunningSubgraph> {
  const { name, log } = options;
  const schema = buildSubgraphSchema([
    { typeDefs: parseSubgraph(name), resolvers: { ...scalars, ...options.resolvers } },
  ]);
  const apollo = new ApolloServer<SubgraphContext>({
    schema,
    introspection: false,
    // Only the gateway calls, with a sealed caller; a browser cannot.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    // Traces and reports would carry what was asked about whom.
    plugins: [
      answerNotices,
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    allowBatchedHttpRequests: false,
    formatError: (_formatted, error) => toMaskedError(error, log),
  } satisfies ApolloServerOptionsWithSchema<SubgraphContext>);
  await apollo.start();
  const contexts = createContexts({
    part: careSettingNames[name],
    callerSeal: createCallerSeal(options.sealSecret),
    recordSeal: createRecordSeal(options.sealSecret),
    recordIds: createRecordIds(options.idSecret),
    restrict: {
      fieldsOf: (type) => fieldsOf(schema.getType(type)),
      sensitiveCodes: createSensitiveCodes(options.sensitiveCodes),
    },
    log,
  });
  const states = () => options.endpoints?.states() ?? [];
  const metrics = createSubgraphMetrics(states, {
    ...options.ownMetrics,
    certificates: { processes: options.tls?.cert, ...options.ownMetrics?.certificates },
  });
  options.endpoints?.watch(createSourceWatch(metrics));
  const { isReady = async () => true, findStanding = async () => ({}), tracing, tls } = options;
  let isClosing = false;
  const answerGraphql = createSubgraphAnswer({ apollo, contexts, metrics, tracing });
  const handler = createSubgraphHandler({
    answerGraphql,
    isAdmitted: ({ socket }) => tls === undefined || (socket instanceof TLSSocket && socket.authorized),
    isReady,
    isClosing: () => isClosing,
    findStanding,
    states,
    metrics,
  });
  // Whoever shows no certificate is still told whether the process is well.
  const server =
    tls === undefined
      ? createServer(handler)
      : createSecureServer({ ...tls, requestCert: true, rejectUnauthorized: false }, handler);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  log.info('listening', { port });
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${options.host}:${port}/graphql`,
    async close() {
      isClosing = true;
      await closeServer(server, options.drainMilliseconds ?? 0, graceMilliseconds);
      await apollo.stop();
      await tracing?.close();
    },
  };
}

function fieldsOf(type: GraphQLNamedType | undefined): readonly string[] {
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}
