import type { Socket } from 'node:net';
import { fatalError, rollbackMessage, syncMessage } from './backend-messages.ts';
import type { Turns } from './create-turns.ts';
import { createFrontendReader, type FrontendMessage } from './frontend-messages.ts';
import { createBackendWalk } from './walk-backend-messages.ts';

/** The one engine that all clients share. */
export interface Engine {
  /** Runs one protocol message and hands over the answer's bytes, which belong to the receiver. */
  execute(message: Uint8Array, onData: (data: Uint8Array) => void): Promise<void>;
  readonly turns: Turns<Socket>;
  /** How long a client may sit in a transaction while all others wait, in milliseconds. */
  readonly idleInTransactionMilliseconds: number;
}

/**
 * Serves one client over the shared engine and resolves once it is gone and has left nothing behind.
 *
 * A client keeps the engine from its first message until the engine is ready and in no transaction.
 * A turn per message would let a second client's statement slip between one client's Parse and Bind,
 * and hand one client's rows to the other.
 */
export async function serveClient(socket: Socket, engine: Engine): Promise<void> {
  let atRest = true;
  let idle: NodeJS.Timeout | undefined;
  const walk = createBackendWalk({
    onBody: (type, chunk, start) => {
      if (type === 'Z') atRest = chunk[start] === 'I'.codePointAt(0);
    },
  });
  const end = (sqlState: string, message: string) => {
    if (socket.writable) socket.end(fatalError(sqlState, message), () => socket.destroy());
  };
  const run = async (bytes: Uint8Array) => {
    atRest = false;
    await engine.execute(bytes, (data) => {
      walk(data);
      if (socket.writable) socket.write(data);
    });
  };
  const takeTurn = async () => {
    if (engine.turns.holds(socket)) return;
    // Others may work for long before it is this client's turn, so what it was answered already goes out.
    socket.uncork();
    await engine.turns.take(socket);
    socket.cork();
  };
  const answer = async (message: FrontendMessage) => {
    if (message.kind === 'encryption-request') {
      socket.write('N');
    } else if (message.kind === 'cancel-request' || message.type === 'X') {
      socket.end();
    } else {
      clearTimeout(idle);
      await takeTurn();
      if (!engine.turns.holds(socket)) return;
      await run(message.bytes);
      if (atRest) engine.turns.give(socket);
      else
        idle = setTimeout(
          () => end('25P03', 'idle in a transaction for too long'),
          engine.idleInTransactionMilliseconds,
        );
    }
  };

  const read = createFrontendReader();
  socket.on('close', () => {
    // A client that leaves while it waits must not be handed the turn.
    if (!engine.turns.holds(socket)) engine.turns.give(socket);
  });
  try {
    for await (const chunk of socket) {
      // What is asked in one packet is answered in one: a statement alone is five messages and their answers.
      socket.cork();
      for (const message of read(chunk as Uint8Array)) {
        await answer(message);
        if (socket.destroyed) break;
      }
      socket.uncork();
    }
  } catch (error) {
    if (error instanceof RangeError) end('08P01', 'invalid message length');
    else end('XX000', 'the connection or the database failed');
  }
  clearTimeout(idle);
  await leave();

  async function leave(): Promise<void> {
    if (!engine.turns.holds(socket)) return;
    try {
      if (!atRest) await run(syncMessage);
      if (!atRest) await run(rollbackMessage);
    } finally {
      engine.turns.give(socket);
    }
  }
}
