import '../disable-telemetry.ts';
import type { Log } from '../../schema/runtime/log.ts';
import { createGraph } from '../create-graph.ts';
import { openPlainExchange } from '../execution/open-exchange.ts';
import { countRefusal } from '../generations/follow-supergraph.ts';
import { noHouseRules } from '../house-rules.ts';
import { admitAnyone } from '../identity/admit.ts';
import { defaultLimits } from '../limits/limits.ts';
import { readSupergraph } from '../read-supergraph.ts';
import { serveNoPage } from '../page/serve-page.ts';
import { type RunningGateway, serveGraph } from '../serve-graph.ts';
import { createWatchRequest } from '../telemetry/create-watch-request.ts';
import { createGatewayMetrics } from '../telemetry/gateway-metrics.ts';
import type { PlainStart } from './read-plain-options.ts';

/** Serves a supergraph of which nothing is known but its file. */
export async function startPlainGateway(options: PlainStart, log: Log): Promise<RunningGateway> {
  const { operation, server } = defaultLimits('sandbox');
  const metrics = createGatewayMetrics();
  const graph = await createGraph({
    supergraphSdl: await readSupergraph(options.supergraph),
    rules: noHouseRules,
    subgraphs: options.subgraphs,
    subgraphMilliseconds: options.subgraphMilliseconds,
    maximumSubgraphBytes: 64 * 1024 * 1024,
    // How long its lists are is not known, so no cost can be told; nor is what a field of its root costs.
    limits: { ...operation, cost: Number.MAX_VALUE, fetches: 200, rootFields: 100 },
    profile: 'sandbox',
    metrics,
    log,
  });
  return serveGraph(graph, {
    host: options.host,
    port: options.port,
    admit: admitAnyone,
    open: openPlainExchange(options.requestMilliseconds),
    watch: createWatchRequest(metrics, undefined),
    servePage: serveNoPage,
    supergraph: {
      file: options.supergraph,
      watchMilliseconds: 1000,
      reloaded: (reload) => countRefusal(metrics, reload),
    },
    limits: server,
    requestMilliseconds: options.requestMilliseconds,
    drainMilliseconds: 0,
    log,
  });
}
