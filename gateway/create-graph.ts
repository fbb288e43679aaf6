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
import type { DecidePolicies } from './authorization/policies.ts';
import { exactLiteralRule } from './exact-literal-rule.ts';
import type { Exchange } from './execution/exchange.ts';
import type { Profile, SubgraphLimits } from './gateway-options.ts';
import { createGenerations, type LoadedGeneration } from './generations/create-generations.ts';
import { prepareGeneration } from './generations/prepare-generation.ts';
import { createSubgraphClients } from './generations/subgraph-clients.ts';
import type { GraphqlServer } from './http/graphql-handler.ts';
import type { HouseRules } from './house-rules.ts';
import { answerExtensions } from './http/answer-extensions.ts';
import { traceSteps } from './http/trace-steps.ts';
import { statusWithoutData } from './http/status-without-data.ts';
import { waitBeforeAsking } from './http/wait-before-asking.ts';
import { createLibraryLogger } from './library-logger.ts';
import type { OperationGuard } from './limits/create-operation-guard.ts';
import type { OperationLimits } from './limits/limits.ts';
import { toSupergraph } from './load-supergraph.ts';
import type { PaceLimits } from './planning/pace.ts';
import { toMaskedError } from './masked-error.ts';
import { createPlanExecutor } from './plan-executor/create-plan-executor.ts';
import type { GatewayMetrics } from './telemetry/gateway-metrics.ts';
import { createReservedAliasRule } from './reserved-alias-rule.ts';
import type { Log } from '../schema/runtime/log.ts';
import type { ProcessTls } from '../schema/runtime/process-tls.ts';

/** The graph in this process, ready to carry out operations. */
export interface Graph {
  readonly apollo: GraphqlServer;
  /** Stands before it: tells which operations are larger than what is answered. */
  readonly guard: OperationGuard;
  /** The schema as clients see it now. */
  publicSdl(): string;
  /**
   * Puts a supergraph in the place of the one that is served, once it is known to work and what is asked most is
   * planned on it; requests under way keep to theirs. Tells whether it is another; rejects where it cannot be used,
   * and the graph then goes on as it is.
   */
  reload(supergraphSdl: string): Promise<boolean>;
  close(): Promise<void>;
}

/** How many operations that were asked last are planned on a new supergraph before it is served, and for how long. */
const mostWarmed = 200;
const warmMilliseconds = 10_000;

/** What a graph is built from. */
export interface GraphOptions {
  /** Any supergraph of Federation 2, as SDL. */
  readonly supergraphSdl: string;
  readonly rules: HouseRules;
  /** Where subgraphs answer, by name; one that is not named here, where the supergraph says. */
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly subgraphMilliseconds: number;
  readonly maximumSubgraphBytes: number;
  /** What counts for a subgraph in place of these, by its name. */
  readonly subgraphLimits?: SubgraphLimits | undefined;
  /** Whether subgraphs may answer compressed. */
  readonly acceptsGzip?: boolean | undefined;
  /** What secures the connections to subgraphs; whom the system trusts where it is left out. */
  readonly tls?: ProcessTls | undefined;
  readonly limits: OperationLimits;
  /** How much of the time for planning one caller may take; as much as there is where it is left out. */
  readonly pace?: PaceLimits | undefined;
  readonly profile: Profile;
  /** Decides the policies that the supergraph names; all are decided against everybody where it is left out. */
  readonly decidePolicies?: DecidePolicies | undefined;
  readonly metrics: GatewayMetrics;
  readonly log: Log;
}

/** Builds what answers operations on a supergraph; no subgraph needs to run for that. */
export async function createGraph(options: GraphOptions): Promise<Graph> {
  const { log, profile, rules } = options;
  const clients = createSubgraphClients(
    (client) => options.metrics.countConnections(client.setting ?? '', () => client.countConnections()),
    options.tls,
  );
  const generations = createGenerations({
    rules,
    limits: options.limits,
    clients,
    toSubgraph: (name, url) => ({
      setting: rules.settings[name] ?? name,
      url: options.subgraphs[name] ?? url,
      milliseconds: options.subgraphLimits?.[name]?.milliseconds ?? options.subgraphMilliseconds,
      maximumBytes: options.subgraphLimits?.[name]?.maximumBytes ?? options.maximumSubgraphBytes,
      acceptsGzip: options.acceptsGzip ?? false,
      keepsNumbers: rules.hasLongNumbers,
    }),
  });
  const executor = createPlanExecutor({
    generationOf: (schema) => generations.of(schema),
    maximumRequests: options.limits.fetches,
    showsPlans: profile === 'sandbox',
    decidePolicies: options.decidePolicies,
    refusalRecorder: rules.refusalRecorder,
    log,
  });
  const logger = createLibraryLogger(log);
  // What the library is loading, for as long as it does.
  let loading = prepareGeneration(toSupergraph(options.supergraphSdl, rules), rules, options);
  let fault: unknown;
  let swap: ((sdl: string) => void) | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: {
      initialize({ update }) {
        swap = update;
        return Promise.resolve({ supergraphSdl: loading.supergraph.sdl });
      },
    },
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
          try {
            generations.adopt(loading, loaded.apiSchema);
            options.metrics.loaded('served');
            callback(loaded);
          } catch (cause) {
            // The library would only log it.
            fault = cause;
          }
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
    // Places in the text are told to nobody, and would take most of the memory of what is kept parsed.
    parseOptions: { maxTokens: options.limits.tokens, noLocation: true },
    validationRules: [
      exactLiteralRule,
      ...(rules.reservesNames
        ? [createReservedAliasRule((schema) => generations.of(schema).reservedNames)]
        : []),
    ],
    formatError: (formatted) => toMaskedError(formatted, profile, log),
    logger,
    plugins: [
      statusWithoutData,
      waitBeforeAsking,
      answerExtensions,
      traceSteps,
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is reported to the vendor of the libraries, whatever the environment holds.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  try {
    // The library takes as long on this thread as the other takes to warm up.
    await apollo.start();
    await loading.planning.ready;
  } catch (error) {
    await loading.planning.close();
    // Where it is ours, the library goes on to say what it could not do without.
    throw fault ?? error;
  }
  const currentGeneration = (): LoadedGeneration => {
    const current = generations.current();
    if (current === undefined) throw fault ?? new Error('The supergraph was not loaded.');
    return current;
  };
  currentGeneration();
  return {
    apollo: {
      async executeHTTPGraphQLRequest(request) {
        const over = generations.begin();
        try {
          return await apollo.executeHTTPGraphQLRequest(request);
        } finally {
          over();
        }
      },
    },
    guard: (asked) => currentGeneration().guard(asked),
    publicSdl: () => currentGeneration().publicSdl,
    async reload(sdl) {
      const before = currentGeneration();
      const supergraph = toSupergraph(sdl, rules);
      if (supergraph.sdl === before.sdl) return false;
      const prepared = prepareGeneration(supergraph, rules, options);
      try {
        await prepared.planning.ready;
        await prepared.planning.warm(before.inUse().slice(0, mostWarmed), warmMilliseconds);
        [loading, fault] = [prepared, undefined];
        swap?.(prepared.supergraph.sdl);
        if (generations.current() === before) throw fault ?? new Error('The supergraph was not loaded.');
        return true;
      } catch (error) {
        await prepared.planning.close();
        throw error;
      }
    },
    async close() {
      await apollo.stop();
      await generations.close();
      await clients.close();
    },
  };
}
