import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Log } from '../../../schema/runtime/log.ts';
import type { Running } from '../../../schema/runtime/run-process.ts';
import { type ConnectionOptions, serveConnection } from './serve-connection.ts';
import type { MllpTls } from './tls-files.ts';

/** How messages are listened for. */
export interface ListenerOptions extends Partial<Omit<ConnectionOptions, 'receive' | 'closing'>> {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly receive: ConnectionOptions['receive'];
  /** Beyond this many connections a new one is closed at once; 100 unless said otherwise. */
  readonly maximumConnections?: number;
  /** Encrypts, and asks for client certificates where it names their authorities; plain where it is left out. */
  readonly tls?: MllpTls;
  readonly log: Log;
}

/** A listener for messages. */
export interface RunningListener extends Running {
  readonly port: number;
}

/**
 * Listens for HL7 v2 messages over MLLP and answers each.
 *
 * Beware: without TLS nothing is encrypted and nobody knows who is calling; the network in front of it must.
 */
export async function startListener(options: ListenerOptions): Promise<RunningListener> {
  const closing = new AbortController();
  const connections = new Map<Socket, Promise<void>>();
  const connectionOptions: ConnectionOptions = {
    receive: options.receive,
    maximumBytes: options.maximumBytes ?? 1024 * 1024,
    messageMilliseconds: options.messageMilliseconds ?? 30_000,
    // Hospital feeds keep their connection through quiet nights.
    idleMilliseconds: options.idleMilliseconds ?? 24 * 60 * 60 * 1000,
    closing: closing.signal,
  };
  const admit = (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    if (connections.size >= (options.maximumConnections ?? 100) || closing.signal.aborted) {
      options.log.warn('connection refused', { reason: 'too-many-connections', count: connections.size });
      socket.destroy();
      return;
    }
    const served = serveConnection(socket, connectionOptions).finally(() => connections.delete(socket));
    connections.set(socket, served);
  };
  const server = createListener(options, admit);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  options.log.info('listening for messages', { port });
  return {
    port,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      closing.abort();
      const cut = setTimeout(() => {
        for (const socket of connections.keys()) socket.destroy();
      }, 5000);
      await Promise.all(connections.values());
      await closed;
      clearTimeout(cut);
    },
  };
}

/** How long a sender may take to agree on encryption, in milliseconds. */
const handshakeMilliseconds = 10_000;

function createListener({ tls, log }: ListenerOptions, admit: (socket: Socket) => void): Server {
  // A sender may close its side after its last message and still wait for the answer.
  const socketOptions = { allowHalfOpen: true, noDelay: true, keepAlive: true };
  if (tls === undefined) return createServer(socketOptions, admit);
  const { key, certificate, clientAuthorities } = tls;
  const server = createTlsServer(
    {
      ...socketOptions,
      key,
      cert: certificate,
      minVersion: 'TLSv1.2',
      handshakeTimeout: handshakeMilliseconds,
      ...(clientAuthorities === undefined
        ? {}
        : { ca: clientAuthorities, requestCert: true, rejectUnauthorized: true }),
    },
    admit,
  );
  server.on('tlsClientError', (cause, socket) => {
    log.warn('connection refused', { reason: 'tls', cause });
    socket.destroy();
  });
  return server;
}
