import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fatalError } from './backend-messages.ts';
import { createTurns } from './create-turns.ts';
import { lockDataDirectory } from './lock-data-directory.ts';
import { serveClient, type Engine } from './serve-client.ts';

/** Where an embedded PostgreSQL keeps its data and listens. */
export interface EmbeddedPostgresOptions {
  /** The folder for the data, created where it is missing; without one the data lives in memory. */
  readonly dataDirectory?: string;
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  /** Beyond this many clients a new one is refused with 53300; 100 unless said otherwise. */
  readonly maxConnections?: number;
  /** After this long in a transaction without a word a client is cut off; a minute unless said otherwise. */
  readonly idleInTransactionMilliseconds?: number;
}

/** An embedded PostgreSQL that runs. */
export interface EmbeddedPostgres {
  /** A `postgres:` address on loopback. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL (PGlite, version 18) on loopback that ordinary clients and pools can use.
 *
 * Transactions are isolated because they run one after another: all clients share one session, so what
 * a client sets for its session (`SET`, named prepared statements, temporary tables) the others see too.
 * Beware: a query on a second connection, awaited inside an open transaction on the first, waits for
 * that transaction to end.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory } = options;
  const unlock = dataDirectory === undefined ? () => {} : lockDataDirectory(dataDirectory);
  const clients = new Map<Socket, Promise<void>>();
  const server = createServer({ noDelay: true, pauseOnConnect: false });
  let database: PGlite | undefined;
  try {
    // The port is claimed first: it fails at once, opening the data takes seconds.
    await listen(server, options.port);
    server.on('connection', (socket) => admit(socket));
    database = await PGlite.create(
      dataDirectory === undefined ? 'memory://' : join(dataDirectory, 'cluster'),
    );
  } catch (error) {
    server.close();
    unlock();
    throw error;
  }
  const opened = database;
  const engine: Engine = {
    execute: (message, onData) =>
      opened.execProtocolRawStream(message, {
        // The engine reuses its buffer, so what it hands out is copied.
        onRawData: (data) => onData(Buffer.from(data)),
      }),
    turns: createTurns<Socket>(),
    idleInTransactionMilliseconds: options.idleInTransactionMilliseconds ?? 60_000,
  };
  const { port } = server.address() as AddressInfo;

  function admit(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    if (database === undefined) {
      refuse(socket, fatalError('57P03', 'the database system is starting up'));
    } else if (clients.size >= (options.maxConnections ?? 100)) {
      refuse(socket, fatalError('53300', 'sorry, too many clients already'));
    } else {
      clients.set(socket, serve(socket));
    }
  }

  async function serve(socket: Socket): Promise<void> {
    try {
      await serveClient(socket, engine);
    } catch {
      socket.destroy();
    } finally {
      clients.delete(socket);
    }
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of clients.keys()) {
        socket.end(fatalError('57P01', 'terminating connection due to administrator command'), () =>
          socket.destroy(),
        );
      }
      await Promise.all(clients.values());
      await closed;
      await opened.close();
      unlock();
    },
  };
}

function refuse(socket: Socket, error: Uint8Array): void {
  // What the client said is read and dropped: a socket with unread data never closes.
  socket.resume();
  socket.end(error);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
