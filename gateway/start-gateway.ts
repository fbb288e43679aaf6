import './disable-telemetry.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from '../schema/runtime/close-server.ts';
import type { Running } from '../schema/runtime/run-process.ts';
import { createGraph } from './create-graph.ts';
import { createOpenExchange } from './execution/open-exchange.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createHandler } from './http/create-handler.ts';
import { capConnections } from './limits/cap-connections.ts';
import { defaultLimits } from './limits/limits.ts';
import { createServePage, serveNoPage } from './page/serve-page.ts';

/** A gateway that answers clients. */
export interface RunningGateway extends Running {
  /** Where it listens, without a path. */
  readonly url: string;
}

/** Starts the gateway; it answers whatever subgraphs run, and says what the others could not. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { host, log, profile } = options;
  const requestMilliseconds = options.requestMilliseconds ?? 5000;
  const limits = options.limits ?? defaultLimits(profile);
  const { headMilliseconds, requestMilliseconds: arrivalMilliseconds } = limits.server;
  const graph = await createGraph({
    subgraphs: options.subgraphs,
    subgraphMilliseconds: options.subgraphMilliseconds ?? 2000,
    maximumSubgraphBytes: options.maximumSubgraphBytes ?? 8 * 1024 * 1024,
    limits: limits.operation,
    profile,
    log,
  });
  let isReady = true;
  const server = createServer(
    {
      // The head is a part of the request, so it may not take longer.
      headersTimeout: Math.min(headMilliseconds, arrivalMilliseconds),
      requestTimeout: arrivalMilliseconds,
      connectionsCheckingInterval: Math.min(1000, headMilliseconds, arrivalMilliseconds),
    },
    createHandler({
      apollo: graph.apollo,
      guard: graph.guard,
      maximumBodyBytes: limits.server.bodyBytes,
      open: createOpenExchange(options.sealSecret, requestMilliseconds),
      log,
      isReady: () => isReady,
      servePage:
        profile === 'sandbox' ? createServePage({ ...options.page, schema: graph.publicSdl }) : serveNoPage,
    }),
  );
  capConnections(server, limits.server);
  server.keepAliveTimeout = 65_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, host, () => resolve());
    });
  } catch (error) {
    await graph.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  log.info('listening', { port });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    async close() {
      isReady = false;
      await closeServer(server, options.drainMilliseconds ?? 0, requestMilliseconds + 1000);
      await graph.close();
    },
  };
}
