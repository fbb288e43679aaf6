import type { Socket } from 'node:net';

/** Passes bytes on in their order, each after its own delay, and slows its origin down to its destination. */
export interface DelayLine {
  pass(chunk: Buffer, delayMilliseconds: number): void;
  /** Passes on at once whatever is still delayed. */
  flush(): void;
  /** Passes on what is delayed in its time, and then ends the destination. */
  end(): void;
  /** Drops what is still delayed. */
  drop(): void;
}

const mostHeldBytes = 4 * 1024 * 1024;

/** Creates a line from one socket to another. */
export function createDelayLine(origin: Socket, destination: Socket): DelayLine {
  const held: { readonly chunk: Buffer; readonly due: number }[] = [];
  let heldBytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let isEnding = false;

  const write = (chunk: Buffer) => {
    if (destination.writable && !destination.write(chunk)) origin.pause();
  };
  const release = (until: number) => {
    clearTimeout(timer);
    timer = undefined;
    for (let next = held[0]; next !== undefined && next.due <= until; next = held[0]) {
      held.shift();
      heldBytes -= next.chunk.byteLength;
      write(next.chunk);
    }
    if (held[0] !== undefined) timer = setTimeout(release, held[0].due - performance.now(), held[0].due);
    else if (isEnding) destination.end();
    if (heldBytes < mostHeldBytes && !destination.writableNeedDrain) origin.resume();
  };
  destination.on('drain', () => {
    if (heldBytes < mostHeldBytes) origin.resume();
  });

  return {
    pass(chunk, delayMilliseconds) {
      if (delayMilliseconds === 0 && held.length === 0) {
        write(chunk);
        return;
      }
      const due = Math.max(held.at(-1)?.due ?? 0, performance.now() + delayMilliseconds);
      held.push({ chunk, due });
      heldBytes += chunk.byteLength;
      if (heldBytes >= mostHeldBytes) origin.pause();
      timer ??= setTimeout(release, delayMilliseconds, due);
    },
    flush: () => release(Number.POSITIVE_INFINITY),
    end() {
      isEnding = true;
      if (held.length === 0) destination.end();
    },
    drop() {
      clearTimeout(timer);
      held.length = 0;
    },
  };
}
