import './disable-telemetry.ts';
import { careRules } from './care-rules.ts';
import { createGraph } from './create-graph.ts';
import { createOpenExchange } from './execution/open-exchange.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createAdmission } from './identity/admit.ts';
import { createAuthenticator } from './identity/create-authenticator.ts';
import { countRefusal } from './generations/follow-supergraph.ts';
import { createServePersonas } from './identity/serve-personas.ts';
import { defaultLimits } from './limits/limits.ts';
import { supergraphFile } from './load-supergraph.ts';
import { readSupergraph } from './read-supergraph.ts';
import { createServePage, serveNoPage, type ServePage } from './page/serve-page.ts';
import { type RunningGateway, serveGraph } from './serve-graph.ts';

import { createWatchRequest } from './telemetry/create-watch-request.ts';
import { createGatewayMetrics, type GatewayMetrics } from './telemetry/gateway-metrics.ts';
import { serveAdmin } from './telemetry/serve-admin.ts';

export type { RunningGateway } from './serve-graph.ts';

/** A gateway that answers clients, and operators where they are to be. */
export interface StartedGateway extends RunningGateway {
  /** Where operators read metrics, without a path. */
  readonly adminUrl?: string;
}

/** Starts the gateway; it answers whatever subgraphs run, and says what the others could not. */
export async function startGateway(options: GatewayOptions): Promise<StartedGateway> {
  const { log, profile } = options;
  const requestMilliseconds = options.requestMilliseconds ?? 5000;
  const limits = options.limits ?? defaultLimits(profile);
  const metrics = createGatewayMetrics();
  const file = options.supergraphFile ?? supergraphFile;
  const graph = await createGraph({
    supergraphSdl: await readSupergraph(file),
    rules: careRules,
    subgraphs: options.subgraphs,
    subgraphMilliseconds: options.subgraphMilliseconds ?? 2000,
    maximumSubgraphBytes: options.maximumSubgraphBytes ?? 8 * 1024 * 1024,
    subgraphLimits: options.subgraphLimits,
    acceptsGzip: options.acceptsGzip,
    limits: limits.operation,
    profile,
    metrics,
    log,
  });
  const gateway = await serveGraph(graph, {
    host: options.host,
    port: options.port,
    admit: createAdmission(createAuthenticator(options.issuers, log), profile),
    open: createOpenExchange(options.sealSecret, requestMilliseconds),
    watch: createWatchRequest(metrics, options.tracing),
    servePage: profile === 'sandbox' ? createServeSandbox(options, () => graph.publicSdl()) : serveNoPage,
    supergraph: { file, watchMilliseconds: 1000, reloaded: (reload) => countRefusal(metrics, reload) },
    limits: limits.server,
    requestMilliseconds,
    drainMilliseconds: options.drainMilliseconds ?? 0,
    graceMilliseconds: options.graceMilliseconds,
    log,
  });
  return withAdmin(gateway, options, metrics);
}

/** Serves operators beside clients, and ends with the gateway. */
async function withAdmin(
  gateway: RunningGateway,
  { admin, tracing }: GatewayOptions,
  metrics: GatewayMetrics,
): Promise<StartedGateway> {
  try {
    const running = admin === undefined ? undefined : await serveAdmin(admin, metrics);
    return {
      ...gateway,
      ...(running === undefined ? {} : { adminUrl: running.url }),
      async close() {
        await gateway.close();
        // Last, so that operators see how it ends.
        await running?.close();
        await tracing?.close();
      },
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

/** What only the sandbox serves: the page, and tokens of its personas. */
function createServeSandbox({ page, personasUrl }: GatewayOptions, publicSdl: () => string): ServePage {
  let known = { schema: publicSdl(), serve: createServePage({ ...page, schema: publicSdl() }) };
  const servePage: ServePage = (request, response) => {
    const schema = publicSdl();
    if (schema !== known.schema) known = { schema, serve: createServePage({ ...page, schema }) };
    return known.serve(request, response);
  };
  if (personasUrl === undefined) return servePage;
  const servePersonas = createServePersonas(personasUrl);
  return (request, response) => servePersonas(request, response) || servePage(request, response);
}
