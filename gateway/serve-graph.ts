import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from '../schema/runtime/close-server.ts';
import type { Log } from '../schema/runtime/log.ts';
import type { Running } from '../schema/runtime/run-process.ts';
import type { Graph } from './create-graph.ts';
import { type FollowOptions, followSupergraph, type Reload } from './generations/follow-supergraph.ts';
import type { OpenExchange } from './execution/open-exchange.ts';
import type { Admit } from './identity/admit.ts';
import { answerConnectionFaults } from './http/connection-faults.ts';
import { createHandler } from './http/create-handler.ts';
import { watchUnderWay } from './http/under-way.ts';
import type { WriteReceipt } from './receipt/create-receipt-writer.ts';
import { capConnections } from './limits/cap-connections.ts';
import { countQuestions } from './limits/count-questions.ts';
import type { ServerLimits } from './limits/limits.ts';
import type { ServePage } from './page/serve-page.ts';
import type { WatchRequest } from './telemetry/create-watch-request.ts';

/** A gateway that answers clients. */
export interface RunningGateway extends Running {
  /** Where it listens, without a path. */
  readonly url: string;
  /** Loads the supergraph anew from its file; never rejects. */
  reload(): Promise<Reload>;
}

/** What a graph is served with. */
export interface ServeOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Who is answered. */
  readonly admit: Admit;
  readonly open: OpenExchange;
  /** Writes receipts, and by which keys they are verified; there are none where it is left out. */
  readonly receipts?: { readonly write: WriteReceipt; readonly publicKeys: string };
  /** Sees what requests come to. */
  readonly watch: WatchRequest;
  readonly servePage: ServePage;
  /** Where its supergraph is, and who is told when that changes. */
  readonly supergraph: Omit<FollowOptions, 'log'>;
  readonly limits: ServerLimits;
  /** How long one graph request may take as a whole. */
  readonly requestMilliseconds: number;
  /** How long readiness is refused before connections are, when it closes. */
  readonly drainMilliseconds: number;
  /** How long answers under way may then take; a second longer than a request where it is left out. */
  readonly graceMilliseconds?: number | undefined;
  readonly log: Log;
}

/** Serves a graph over HTTP until it is closed, and closes the graph with it. */
export async function serveGraph(graph: Graph, options: ServeOptions): Promise<RunningGateway> {
  const { host, log, limits, open, requestMilliseconds, servePage } = options;
  const graceMilliseconds = options.graceMilliseconds ?? requestMilliseconds + 1000;
  let isReady = true;
  const server = createServer(
    {
      // The head is a part of the request, so it may not take longer.
      headersTimeout: Math.min(limits.headMilliseconds, limits.requestMilliseconds),
      requestTimeout: limits.requestMilliseconds,
      // We tell whoever does not say so ourselves.
      requireHostHeader: false,
      connectionsCheckingInterval: Math.min(1000, limits.headMilliseconds, limits.requestMilliseconds),
    },
    createHandler({
      apollo: graph.apollo,
      guard: graph.guard,
      maximumBodyBytes: limits.bodyBytes,
      questions: countQuestions(limits.underWayPerCaller),
      admit: options.admit,
      open,
      writeReceipt: options.receipts?.write,
      receiptKeys: options.receipts?.publicKeys,
      watch: options.watch,
      log,
      isReady: () => isReady,
      servePage,
    }),
  );
  capConnections(server, limits);
  answerConnectionFaults(server);
  const underWay = watchUnderWay(server);
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
  const followed = followSupergraph((sdl) => graph.reload(sdl), { ...options.supergraph, log });
  const { port } = server.address() as AddressInfo;
  log.info('listening', { port });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    reload: () => followed.reload(),
    async close() {
      isReady = false;
      followed.close();
      await closeServer(server, options.drainMilliseconds, graceMilliseconds, () => underWay.refuseAll());
      await graph.close();
    },
  };
}
