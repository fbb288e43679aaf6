import './disable-telemetry.ts';
import { readFileSync } from 'node:fs';
import { careRules } from './care-rules.ts';
import { createGraph } from './create-graph.ts';
import { createOpenExchange } from './execution/open-exchange.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createAdmission } from './identity/admit.ts';
import { createAuthenticator } from './identity/create-authenticator.ts';
import { createServePersonas } from './identity/serve-personas.ts';
import { defaultLimits } from './limits/limits.ts';
import { supergraphFile } from './load-supergraph.ts';
import { createServePage, serveNoPage, type ServePage } from './page/serve-page.ts';
import { type RunningGateway, serveGraph } from './serve-graph.ts';

export type { RunningGateway } from './serve-graph.ts';

/** Starts the gateway; it answers whatever subgraphs run, and says what the others could not. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { log, profile } = options;
  const requestMilliseconds = options.requestMilliseconds ?? 5000;
  const limits = options.limits ?? defaultLimits(profile);
  const graph = await createGraph({
    supergraphSdl: readFileSync(supergraphFile, 'utf8'),
    rules: careRules,
    subgraphs: options.subgraphs,
    subgraphMilliseconds: options.subgraphMilliseconds ?? 2000,
    maximumSubgraphBytes: options.maximumSubgraphBytes ?? 8 * 1024 * 1024,
    limits: limits.operation,
    profile,
    log,
  });
  return serveGraph(graph, {
    host: options.host,
    port: options.port,
    admit: createAdmission(createAuthenticator(options.issuers, log), profile),
    open: createOpenExchange(options.sealSecret, requestMilliseconds),
    servePage: profile === 'sandbox' ? createServeSandbox(options, graph.publicSdl) : serveNoPage,
    limits: limits.server,
    requestMilliseconds,
    drainMilliseconds: options.drainMilliseconds ?? 0,
    log,
  });
}

/** What only the sandbox serves: the page, and tokens of its personas. */
function createServeSandbox({ page, personasUrl }: GatewayOptions, schema: string): ServePage {
  const servePage = createServePage({ ...page, schema });
  if (personasUrl === undefined) return servePage;
  const servePersonas = createServePersonas(personasUrl);
  return (request, response) => servePersonas(request, response) || servePage(request, response);
}
