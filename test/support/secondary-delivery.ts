import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createMllpReader, toMllpFrame } from '../../sandbox/hospitals/mllp-frames.ts';
import { parseAcknowledgement } from '../../sandbox/hospitals/parse-acknowledgement.ts';

/** A message with the control id by which it is answered. */
export interface DeliveredMessage {
  readonly controlId: string;
  readonly bytes: Buffer;
}

/** What delivering messages came to. */
export interface Delivery {
  /** How often a message was put on the wire, those that were sent again included. */
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly connections: number;
}

/**
 * Delivers messages as an integration engine does: in order over one connection, some of them on their way at
 * once, and everything that was not answered for good again after the connection broke.
 */
export async function deliver(
  port: number,
  messages: readonly DeliveredMessage[],
  options: { readonly window?: number; readonly onAnswered?: () => void } = {},
): Promise<Delivery> {
  const { window = 10, onAnswered } = options;
  let sent = 0;
  let accepted = 0;
  let refused = 0;
  let connections = 0;
  while (accepted + refused < messages.length) {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    connections += 1;
    const read = createMllpReader();
    let written = accepted + refused;
    const write = () => {
      while (written < messages.length && written < accepted + refused + window) {
        socket.write(toMllpFrame(messages[written]?.bytes ?? ''));
        written += 1;
        sent += 1;
      }
    };
    socket.on('connect', write);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      for (const text of read(chunk)) {
        const answer = parseAcknowledgement(text);
        const expected = messages[accepted + refused]?.controlId;
        if (answer === undefined || answer.controlId !== expected || answer.verdict === 'retry') {
          socket.destroy();
          return;
        }
        if (answer.verdict === 'accepted') accepted += 1;
        else refused += 1;
        onAnswered?.();
        if (accepted + refused === messages.length) socket.end();
        else write();
      }
    });
    await ended(socket);
    // A receiver that is being started again is asked ten times a second, as an engine would.
    if (accepted + refused < messages.length) await pause(100);
  }
  return { sent, accepted, refused, connections };
}

function ended(socket: Socket): Promise<void> {
  // However it ends, an error included.
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}
