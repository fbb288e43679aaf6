import type { Socket } from 'node:net';
import { createAnswerQueue } from './answer-queue.ts';
import { createFramer, type Frame } from './create-framer.ts';

/** How one connection is served. */
export interface ConnectionOptions {
  /** Takes one frame and returns the acknowledgement to send, without its frame; it never fails. */
  readonly receive: (frame: Frame) => Promise<Buffer>;
  /** The largest message, in bytes. */
  readonly maximumBytes: number;
  /** How long a message may take to arrive once it has begun, in milliseconds. */
  readonly messageMilliseconds: number;
  /** How long a connection may be silent between messages, in milliseconds. */
  readonly idleMilliseconds: number;
  /** Fires when no more messages are taken. */
  readonly closing: AbortSignal;
}

/**
 * Serves one connection until it ends: messages are received in their order and answered in their order.
 *
 * The next messages are read while the ones before are being kept, so that the store can keep them together;
 * only so many, so that a sender that is faster than the store waits.
 */
export async function serveConnection(socket: Socket, options: ConnectionOptions): Promise<void> {
  const framer = createFramer(options.maximumBytes);
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    // A sender that waits for us is not silent.
    if (answers.isBusy || isOver) return;
    const limit = framer.isInsideMessage ? options.messageMilliseconds : options.idleMilliseconds;
    timer = setTimeout(() => socket.destroy(), limit);
  };
  const stop = () => socket.destroySoon();
  let isOver = false;
  const answers = createAnswerQueue(socket, () => {
    // A message under way is answered first; a connection that waits for one is ended at once.
    if (options.closing.aborted) stop();
    watch();
  });
  const onClosing = () => {
    if (!answers.isBusy) stop();
  };
  options.closing.addEventListener('abort', onClosing);
  const receive = (frames: readonly Frame[]) => {
    for (const frame of frames) {
      const { byteLength } = frame.kind === 'message' ? frame.bytes : frame.head;
      answers.add(options.receive(frame), byteLength);
    }
  };
  try {
    watch();
    // Beware: leaving the loop must not destroy the socket, an acknowledgement may still be on its way.
    const chunks: AsyncIterable<Buffer> = socket.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) {
      if (options.closing.aborted) break;
      receive(framer.push(chunk));
      watch();
      await answers.room();
    }
    if (!options.closing.aborted) receive(framer.end());
  } catch {
    // A connection that breaks takes nothing with it: what was not acknowledged will be sent again.
  } finally {
    isOver = true;
    clearTimeout(timer);
    await answers.idle();
    options.closing.removeEventListener('abort', onClosing);
    stop();
  }
}
