import './disable-telemetry.ts';
import { createPolicies } from './authorization/policies.ts';
import { careRules } from './care-rules.ts';
import { createGraph } from './create-graph.ts';
import { createOpenExchange } from './execution/open-exchange.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createAdmission } from './identity/admit.ts';
import { createAuthenticator } from './identity/create-authenticator.ts';
import { createTokenVerifier } from './identity/create-token-verifier.ts';
import { openSharedOneTimeTokens } from './identity/shared-one-time-tokens.ts';
import { countRefusal } from './generations/follow-supergraph.ts';
import { createServePersonas } from './identity/serve-personas.ts';
import { createLogin } from './login/create-login.ts';
import { defaultLimits } from './limits/limits.ts';
import { supergraphFile } from './load-supergraph.ts';
import { readSupergraph } from './read-supergraph.ts';
import { createServePage, serveNoPage, type ServePage } from './page/serve-page.ts';
import { createReceiptWriter } from './receipt/create-receipt-writer.ts';
import { createReceiptKeys } from './receipt/receipt-keys.ts';
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
  const metrics = createGatewayMetrics({ processes: options.tls?.cert });
  const file = options.supergraphFile ?? supergraphFile;
  const [receiptSecret = options.sealSecret, ...earlierSecrets] = options.receiptSecrets ?? [];
  const receiptKeys = await createReceiptKeys(receiptSecret, earlierSecrets);
  const graph = await createGraph({
    supergraphSdl: await readSupergraph(file),
    rules: careRules,
    subgraphs: options.subgraphs,
    tls: options.tls,
    subgraphMilliseconds: options.subgraphMilliseconds ?? 2000,
    maximumSubgraphBytes: options.maximumSubgraphBytes ?? 8 * 1024 * 1024,
    subgraphLimits: options.subgraphLimits,
    acceptsGzip: options.acceptsGzip,
    limits: limits.operation,
    pace: limits.planning,
    profile,
    decidePolicies: createPolicies(options.policies ?? {}),
    metrics,
    log,
  });
  const verify = createTokenVerifier(options.issuers);
  const { oneTimeTokensUrl } = options;
  const oneTime = oneTimeTokensUrl === undefined ? undefined : openSharedOneTimeTokens(oneTimeTokensUrl, log);
  const authenticate = createAuthenticator(options.issuers, log, verify, oneTime);
  const admitToken = createAdmission(authenticate, profile);
  const login = options.login === undefined ? undefined : createLogin(options.login, verify, log);
  const servePage = createServeOwnPage(options, () => graph.publicSdl());
  const gateway = await serveGraph(graph, {
    host: options.host,
    port: options.port,
    admit: login?.admitWith(admitToken) ?? admitToken,
    open: createOpenExchange(options.sealSecret, requestMilliseconds),
    receipts: {
      write: createReceiptWriter(receiptKeys),
      publicKeys: JSON.stringify(receiptKeys.publicKeys),
    },
    watch: createWatchRequest(metrics, options.tracing),
    servePage: login?.guard(servePage) ?? servePage,
    supergraph: { file, watchMilliseconds: 1000, reloaded: (reload) => countRefusal(metrics, reload) },
    limits: limits.server,
    requestMilliseconds,
    drainMilliseconds: options.drainMilliseconds ?? 0,
    graceMilliseconds: options.graceMilliseconds,
    log,
  });
  const close = async () => {
    await gateway.close();
    await oneTime?.close();
  };
  return withAdmin({ ...gateway, close }, options, metrics, () => graph.publicSdl());
}

/** Serves operators beside clients, and ends with the gateway. */
async function withAdmin(
  gateway: RunningGateway,
  { admin, tracing }: GatewayOptions,
  metrics: GatewayMetrics,
  publicSdl: () => string,
): Promise<StartedGateway> {
  try {
    const running = admin === undefined ? undefined : await serveAdmin(admin, metrics, publicSdl);
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

/** Serves the page where there is one: in the sandbox to anybody, with its personas, and behind a login. */
function createServeOwnPage(options: GatewayOptions, publicSdl: () => string): ServePage {
  const { personasUrl, profile } = options;
  const hasLogin = options.login !== undefined;
  const isSandbox = profile === 'sandbox';
  if (!isSandbox && !hasLogin) return serveNoPage;
  const page = { ...options.page, hasLogin, isSandbox };
  let known = { schema: publicSdl(), serve: createServePage({ ...page, schema: publicSdl() }) };
  const servePage: ServePage = (request, response) => {
    const schema = publicSdl();
    if (schema !== known.schema) known = { schema, serve: createServePage({ ...page, schema }) };
    return known.serve(request, response);
  };
  if (personasUrl === undefined || hasLogin) return servePage;
  const servePersonas = createServePersonas(personasUrl);
  return async (request, response) =>
    (await servePersonas(request, response)) || servePage(request, response);
}
