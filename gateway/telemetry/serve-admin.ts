import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from '../../schema/runtime/run-process.ts';
import { metricsType } from '../../schema/runtime/telemetry/process-metrics.ts';
import type { AdminAddress } from '../gateway-options.ts';
import { refuse, send } from '../http/send.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';

/** What answers operators. */
export interface RunningAdmin extends Running {
  /** Where it listens, without a path. */
  readonly url: string;
}

/**
 * Answers `/metrics` and `/schema.graphql`, the schema as clients see it now, for operators, at an address that clients
 * do not reach.
 */
export async function serveAdmin(
  { host, port }: AdminAddress,
  metrics: Pick<GatewayMetrics, 'print'>,
  publicSdl: () => string,
): Promise<RunningAdmin> {
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/schema.graphql') {
      return send(response, 200, `${publicSdl()}\n`, { 'content-type': 'text/plain; charset=utf-8' });
    }
    if (request.method !== 'GET' || request.url !== '/metrics') {
      return refuse(response, 404, 'There is nothing here; look at /metrics and /schema.graphql.');
    }
    metrics.print().then(
      (text) => send(response, 200, text, { 'content-type': metricsType }),
      () => refuse(response, 500, 'The metrics cannot be written.'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${own}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
