import { Pool } from 'undici';
import { callerHeader } from '../../schema/runtime/caller.ts';
import { fetchHeader } from '../../schema/runtime/fetch-proof.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { ConnectionCounts } from '../telemetry/gateway-metrics.ts';
import type { Subgraph } from '../plan-executor/subgraph.ts';
import { readNotices, readPolicy, readWait } from './read-notices.ts';
import { callSubgraph } from './subgraph-call.ts';

/** What the gateway needs to ask one subgraph. */
export interface SubgraphOptions {
  /** What errors call it. */
  readonly setting: string;
  readonly url: string;
  readonly milliseconds: number;
  readonly maximumBytes: number;
  /** Whether it may answer compressed, which costs time and saves bytes. */
  readonly acceptsGzip: boolean;
  /** Whether numbers that would be others once they are read are kept as they are written. */
  readonly keepsNumbers: boolean;
}

/** A subgraph that is asked over HTTP. */
export interface HttpSubgraph extends Subgraph {
  /** How many calls are under way, and how many wait for a connection. */
  countConnections(): ConnectionCounts;
  close(): Promise<void>;
}

/**
 * Builds what asks one subgraph over HTTP, with every call bounded in time and size, and sealed for its caller where
 * there is one. Fails where its address is none.
 *
 * @param tls what it shows the subgraph, and whom it takes for one; whom the system trusts where it is left out
 */
export function createSubgraph(
  { setting, milliseconds, maximumBytes, acceptsGzip, keepsNumbers, ...options }: SubgraphOptions,
  tls?: ProcessTls,
): HttpSubgraph {
  const url = URL.parse(options.url);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Error(`It is not said at which address (http or https) the subgraph "${setting}" answers.`);
  }
  const pool = new Pool(url.origin, {
    connections: 64,
    connect: { timeout: milliseconds, ...tls },
    // The whole call has one timeout; these would only count the silence between two bytes.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    setting,
    async ask(body, { request, sealedCaller, signal, watch, notices, policies, waits }) {
      const fetch = watch?.beginFetch(setting);
      const reply = await callSubgraph({
        dispatcher: pool,
        url,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(acceptsGzip ? { 'accept-encoding': 'gzip' } : {}),
          ...fetch?.headers,
          ...(sealedCaller === undefined
            ? {}
            : {
                [callerHeader]: sealedCaller.sealed,
                [fetchHeader]: sealedCaller.prove(setting, body),
              }),
        },
        body,
        signal,
        milliseconds: Math.min(milliseconds, request.deadline - Date.now()),
        maximumBytes,
        acceptsGzip,
        keepsNumbers,
      });
      fetch?.end(reply.kind === 'answered' ? 'OK' : reply.code);
      if (reply.kind === 'answered') {
        for (const notice of readNotices(reply.body)) notices.add(notice);
        const policy = readPolicy(reply.body);
        if (policy !== undefined) policies.add(policy);
        const wait = readWait(reply.body);
        if (wait !== undefined) waits.add(wait);
      }
      return reply;
    },
    countConnections: () => pool.stats,
    close: () => pool.destroy(),
  };
}
