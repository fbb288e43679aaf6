import { once } from 'node:events';
import type { Socket } from 'node:net';
import { carriageReturn, createFramer, endOfBlock, type Frame, startOfBlock } from './create-framer.ts';

/** How one connection is served. */
export interface ConnectionOptions {
  /** Takes one frame and returns the acknowledgement to send, without its frame. */
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
 * Serves one connection until it ends: each message is answered before the next is looked at.
 *
 * Nothing is read while a message is being received, so a sender that is faster than the store waits.
 */
export async function serveConnection(socket: Socket, options: ConnectionOptions): Promise<void> {
  const framer = createFramer(options.maximumBytes);
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    const limit = framer.isInsideMessage ? options.messageMilliseconds : options.idleMilliseconds;
    timer = setTimeout(() => socket.destroy(), limit);
  };
  const stop = () => socket.destroySoon();
  let isBusy = false;
  // A message under way is answered first; a connection that waits for one is ended at once.
  const onClosing = () => {
    if (!isBusy) stop();
  };
  options.closing.addEventListener('abort', onClosing);
  const answer = async (frames: readonly Frame[]) => {
    isBusy = true;
    clearTimeout(timer);
    for (const frame of frames) {
      const acknowledgement = await options.receive(frame);
      if (socket.destroyed || !socket.writable) break;
      if (!socket.write(toFrame(acknowledgement)))
        await Promise.race([once(socket, 'drain'), closed(socket)]);
    }
    isBusy = false;
  };
  try {
    watch();
    // Beware: leaving the loop must not destroy the socket, an acknowledgement may still be on its way.
    const chunks: AsyncIterable<Buffer> = socket.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) {
      await answer(framer.push(chunk));
      if (options.closing.aborted) break;
      watch();
    }
    if (!options.closing.aborted) await answer(framer.end());
  } catch {
    // A connection that breaks takes nothing with it: what was not acknowledged will be sent again.
  } finally {
    clearTimeout(timer);
    options.closing.removeEventListener('abort', onClosing);
    stop();
  }
}

function toFrame(content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(startOfBlock), content, Buffer.of(endOfBlock, carriageReturn)]);
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.destroyed) await once(socket, 'close');
}
