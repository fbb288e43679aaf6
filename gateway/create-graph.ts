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
import { createSubgraph, type HttpSubgraph } from './data-source/create-subgraph.ts';
import type { Exchange } from './execution/exchange.ts';
import type { Profile } from './gateway-options.ts';
import { admitByRules, type HouseRules } from './house-rules.ts';
import { statusWithoutData } from './http/status-without-data.ts';
import { createLibraryLogger } from './library-logger.ts';
import { createOperationGuard, type OperationGuard } from './limits/create-operation-guard.ts';
import type { OperationLimits } from './limits/limits.ts';
import { toSupergraph } from './load-supergraph.ts';
import { toMaskedError } from './masked-error.ts';
import { createGeneration, type Generation } from './plan-executor/create-generation.ts';
import { createPlanExecutor } from './plan-executor/create-plan-executor.ts';
import type { Subgraphs } from './plan-executor/subgraph.ts';
import type { SupergraphFacts } from './plan-executor/supergraph-facts.ts';
import { createPlanning, defaultPlanningOptions } from './planning/create-planning.ts';
import { createReservedAliasRule, findReservedNames } from './reserved-alias-rule.ts';
import type { Log } from '../schema/runtime/log.ts';

/** The graph in this process, ready to carry out operations. */
export interface Graph {
  readonly apollo: ApolloServer<Exchange>;
  /** Stands before it: tells which operations are larger than what is answered. */
  readonly guard: OperationGuard;
  /** The schema as clients see it. */
  readonly publicSdl: string;
  close(): Promise<void>;
}

/** What a graph is built from. */
export interface GraphOptions {
  /** Any supergraph of Federation 2, as SDL. */
  readonly supergraphSdl: string;
  readonly rules: HouseRules;
  /** Where subgraphs answer, by name; one that is not named here, where the supergraph says. */
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly subgraphMilliseconds: number;
  readonly maximumSubgraphBytes: number;
  readonly limits: OperationLimits;
  readonly profile: Profile;
  readonly log: Log;
}

/** Builds what answers operations on a supergraph; no subgraph needs to run for that. */
export async function createGraph(options: GraphOptions): Promise<Graph> {
  const { log, profile, rules } = options;
  const supergraph = toSupergraph(options.supergraphSdl, rules);
  const clients: HttpSubgraph[] = [];
  const createSubgraphs = (facts: SupergraphFacts['subgraphs']): Subgraphs => {
    const created = [...facts].map(([name, { url }]) => [name, toSubgraph(options, name, url)] as const);
    clients.push(...created.map(([, client]) => client));
    return new Map(created);
  };
  const planning = createPlanning(
    { supergraphSdl: options.supergraphSdl, status: rules.status, warmUpMilliseconds: 2000 },
    { ...defaultPlanningOptions, log },
  );
  const generations = new WeakMap<GraphQLSchema, Generation>();
  const executor = createPlanExecutor({
    generationOf(schema) {
      const generation = generations.get(schema);
      if (generation === undefined) throw new Error('A request begins on a schema that was loaded.');
      return generation;
    },
    maximumRequests: options.limits.fetches,
    log,
  });
  const logger = createLibraryLogger(log);
  const reservedNames = findReservedNames(supergraph.schema, supergraph.keys);
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
          const { apiSchema, coreSupergraphSdl } = loaded;
          admitByRules(apiSchema, rules);
          generations.set(
            apiSchema,
            createGeneration({
              supergraphSdl: coreSupergraphSdl,
              schema: apiSchema,
              rules,
              createSubgraphs,
              plan: planning.plan,
            }),
          );
          publicSdl = printSchema(apiSchema);
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
    validationRules: rules.reservesNames ? [createReservedAliasRule(() => reservedNames)] : [],
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
  await planning.ready;
  return {
    apollo,
    guard: createOperationGuard(supergraph.schema, options.limits),
    publicSdl,
    async close() {
      await apollo.stop();
      await planning.close();
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

function toSubgraph(options: GraphOptions, name: string, url: string): HttpSubgraph {
  return createSubgraph({
    setting: options.rules.settings[name] ?? name,
    url: options.subgraphs[name] ?? url,
    milliseconds: options.subgraphMilliseconds,
    maximumBytes: options.maximumSubgraphBytes,
  });
}
