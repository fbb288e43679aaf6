import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createBackendWalk } from '../postgres/walk-backend-messages.ts';
import { createDelayLine } from './postgres-proxy-delay.ts';
import { createRowGarbler } from './postgres-proxy-garbler.ts';
import { createPreambleFilter } from './postgres-proxy-preamble.ts';
import { type RunningSource, slowAnswerMilliseconds, type SourceState } from './source-state.ts';

/** What a proxy before a PostgreSQL needs. */
export interface PostgresProxyOptions {
  /** The `postgres:` address of the database. */
  readonly target: string;
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  /** How long it holds back each answer when slow; ten seconds unless a test says otherwise. */
  readonly slowMilliseconds?: number;
}

interface Link {
  readonly client: Socket;
  readonly flush: () => void;
}

/**
 * Starts a proxy before any PostgreSQL that can be taken down, slowed and garbled while it runs.
 *
 * Down refuses new connections and cuts the open ones. Slow lets clients log in and holds back every
 * answer after that. Garbage leaves the protocol intact and makes every value unreadable.
 */
export async function startPostgresProxy(options: PostgresProxyOptions): Promise<RunningSource> {
  const target = new URL(options.target);
  const slowMilliseconds = options.slowMilliseconds ?? slowAnswerMilliseconds;
  const links = new Set<Link>();
  let state: SourceState = 'up';
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port || 5432), noDelay: true });
    const filter = createPreambleFilter(client);
    const line = createDelayLine(upstream, client);
    const garbler = createRowGarbler();
    let isLoggedIn = false;
    let isGarbling = false;
    const walk = createBackendWalk({
      onMessage: (type) => {
        if (type === 'Z') isLoggedIn = true;
        isGarbling = type === 'D' && state === 'garbage';
        if (isGarbling) garbler.begin();
      },
      onBody: (_type, chunk, start, end) => {
        if (isGarbling) garbler.overwrite(chunk, start, end);
      },
    });
    const link: Link = { client, flush: () => line.flush() };
    links.add(link);
    client.on('data', (chunk: Buffer) => {
      const bytes = filter(chunk);
      if (bytes !== undefined && !upstream.write(bytes)) client.pause();
    });
    upstream.on('drain', () => client.resume());
    upstream.on('data', (chunk: Buffer) => {
      // The answer that completes the login passes at once: only what is asked after it is slow.
      const delay = isLoggedIn && state === 'slow' ? slowMilliseconds : 0;
      walk(chunk);
      line.pass(chunk, delay);
    });
    const cut = () => {
      links.delete(link);
      line.drop();
      client.destroy();
      upstream.destroy();
    };
    client.on('end', () => upstream.end());
    upstream.on('end', () => line.end());
    for (const socket of [client, upstream]) socket.on('error', cut);
    client.on('close', cut);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const { client } of links) client.resetAndDestroy();
    });

  await listen(options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: toUrl(target, port),
    async setState(next) {
      if (next === 'down' && server.listening) await stop();
      if (next !== 'down' && !server.listening) await listen(port);
      state = next;
      if (next !== 'slow') for (const { flush } of links) flush();
    },
    close: async () => {
      if (server.listening) await stop();
    },
  };
}

function toUrl(target: URL, port: number): string {
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
