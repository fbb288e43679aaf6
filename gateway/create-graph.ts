import './disable-telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLSchema, printSchema } from 'graphql';
import { subgraphNames } from '../schema/care-settings.ts';
import { createSubgraph } from './data-source/create-subgraph.ts';
import type { Exchange } from './execution/exchange.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { statusWithoutData } from './http/status-without-data.ts';
import { admitRealDatesOnly } from './input-scalars.ts';
import { createLibraryLogger } from './library-logger.ts';
import { createOperationGuard, type OperationGuard } from './limits/create-operation-guard.ts';
import type { OperationLimits } from './limits/limits.ts';
import { loadSupergraph } from './load-supergraph.ts';
import { toMaskedError } from './masked-error.ts';
import { createGeneration, type Generation } from './plan-executor/create-generation.ts';
import { createPlanExecutor } from './plan-executor/create-plan-executor.ts';
import { sourceStatus } from './plan-executor/status-rule.ts';
import { createReservedAliasRule } from './reserved-alias-rule.ts';

/** The graph in this process, ready to carry out operations. */
export interface Graph {
  readonly apollo: ApolloServer<Exchange>;
  /** Stands before it: tells which operations are larger than what is answered. */
  readonly guard: OperationGuard;
  /** The schema as clients see it. */
  readonly publicSdl: string;
  close(): Promise<void>;
}

/** Loads the supergraph and builds what answers operations on it; no subgraph needs to run for that. */
export async function createGraph(
  options: Pick<GatewayOptions, 'subgraphs' | 'profile' | 'log'> & {
    readonly subgraphMilliseconds: number;
    readonly maximumSubgraphBytes: number;
    readonly limits: OperationLimits;
  },
): Promise<Graph> {
  const { log, profile } = options;
  const supergraph = loadSupergraph();
  const clients = new Map(
    subgraphNames.map((name) => [
      name as string,
      createSubgraph({
        name,
        url: options.subgraphs[name],
        milliseconds: options.subgraphMilliseconds,
        maximumBytes: options.maximumSubgraphBytes,
      }),
    ]),
  );
  const generations = new WeakMap<GraphQLSchema, Generation>();
  const executor = createPlanExecutor({
    subgraphs: clients,
    generationOf(schema) {
      const generation = generations.get(schema);
      if (generation === undefined) throw new Error('A request begins on a schema that was loaded.');
      return generation;
    },
    maximumRequests: options.limits.fetches,
    log,
  });
  const logger = createLibraryLogger(log);
  let publicSdl = '';
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph.sdl,
    buildService: () => ({
      // The library only loads the supergraph; plans are carried out by our own executor.
      process: () => Promise.reject(new Error('The library carries out nothing.')),
    }),
    // The plan of a query would be shown to whoever sends a header.
    __exposeQueryPlanExperimental: false,
    logger,
  });
  const apollo = new ApolloServer<Exchange>({
    gateway: {
      async load(loadOptions) {
        await gateway.load(loadOptions);
        return { executor };
      },
      onSchemaLoadOrUpdate: (callback) =>
        gateway.onSchemaLoadOrUpdate((loaded) => {
          admitRealDatesOnly(loaded.apiSchema);
          generations.set(
            loaded.apiSchema,
            createGeneration(loaded.coreSupergraphSdl, loaded.apiSchema, sourceStatus),
          );
          publicSdl = printSchema(loaded.apiSchema);
          callback(loaded);
        }),
      stop: () => gateway.stop(),
    },
    introspection: profile === 'sandbox',
    hideSchemaDetailsFromClientErrors: profile === 'production',
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    // Only JSON is admitted, which a browser sends to no other origin unasked.
    csrfPrevention: false,
    parseOptions: { maxTokens: options.limits.tokens },
    validationRules: [createReservedAliasRule(supergraph.schema, supergraph.keys)],
    formatError: (formatted) => toMaskedError(formatted, profile, log),
    logger,
    plugins: [
      statusWithoutData,
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is reported to the vendor of the libraries, whatever the environment holds.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();
  return {
    apollo,
    guard: createOperationGuard(supergraph.schema, options.limits),
    publicSdl,
    async close() {
      await apollo.stop();
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
