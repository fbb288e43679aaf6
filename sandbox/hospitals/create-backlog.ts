/** Counts what is written and not yet acknowledged, and says when more may be written. */
export interface Backlog {
  add(count: number): void;
  take(): void;
  /** Resolves once at most so many are left, or once it is closed. */
  untilAtMost(count: number): Promise<void>;
  /** Lets whoever waits go on. */
  close(): void;
}

/** Builds an empty backlog; one caller at a time may wait for it. */
export function createBacklog(): Backlog {
  let size = 0;
  let most = Infinity;
  let room = Promise.withResolvers<void>();
  const look = () => {
    if (size <= most) room.resolve();
  };
  return {
    add(count) {
      size += count;
    },
    take() {
      size -= 1;
      look();
    },
    untilAtMost(count) {
      room = Promise.withResolvers();
      most = count;
      look();
      return room.promise;
    },
    close() {
      size = 0;
      look();
    },
  };
}
