import { once } from 'node:events';
import type { Socket } from 'node:net';
import { carriageReturn, endOfBlock, startOfBlock } from './create-framer.ts';

/** Answers of one connection, written in the order of their messages, however late each is known. */
export interface AnswerQueue {
  /** Adds the answer that is being found for a message of some bytes; it must never fail. */
  add(answering: Promise<Buffer>, bytes: number): void;
  /** Resolves once there is room for more messages. */
  room(): Promise<void>;
  /** Resolves once everything that was added is answered. */
  idle(): Promise<void>;
  readonly isBusy: boolean;
}

/** How many messages, and about how many bytes, may wait for their answer at once on one connection. */
const mostMessages = 100;
const mostBytes = 1024 * 1024;

/** Builds the queue of a connection; `onIdle` is told each time that everything is answered. */
export function createAnswerQueue(socket: Socket, onIdle: () => void): AnswerQueue {
  let last: Promise<void> = Promise.resolve();
  let messages = 0;
  let bytesWaiting = 0;
  let roomMade = Promise.withResolvers<void>();

  const isFull = () => messages >= mostMessages || bytesWaiting >= mostBytes;

  async function write(answering: Promise<Buffer>, bytes: number): Promise<void> {
    const answer = await answering;
    if (!socket.destroyed && socket.writable && !socket.write(toFrame(answer))) {
      await Promise.race([once(socket, 'drain').catch(() => undefined), closed(socket)]);
    }
    messages -= 1;
    bytesWaiting -= bytes;
    if (!isFull()) roomMade.resolve();
    if (messages === 0) onIdle();
  }

  return {
    add(answering, bytes) {
      messages += 1;
      bytesWaiting += bytes;
      last = last.then(() => write(answering, bytes));
    },
    room() {
      if (!isFull()) return Promise.resolve();
      roomMade = Promise.withResolvers();
      return roomMade.promise;
    },
    idle: () => last,
    get isBusy() {
      return messages > 0;
    },
  };
}

function toFrame(content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(startOfBlock), content, Buffer.of(endOfBlock, carriageReturn)]);
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.destroyed) await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}
