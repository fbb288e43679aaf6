/** Shows how far a long job has come. */
export interface Progress {
  /** Says that `done` of `total` is done, with what a person counts in words, such as `1,200 rows`. */
  tell(done: number, total: number, words: string): void;
  /** Ends the line that is drawn. */
  end(): void;
}

const width = 24;

/**
 * Shows progress on standard error: as a bar at a terminal, elsewhere as a line every few seconds.
 *
 * @param now the time in milliseconds; the process's own clock unless given
 */
export function showProgress(
  stream: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const started = now();
  const pause = stream.isTTY ? 100 : 5000;
  let shown = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  return {
    tell(done, total, words) {
      const share = total === 0 ? 1 : Math.min(1, done / total);
      if (share < 1 && now() - shown < pause) return;
      shown = now();
      const rest = toRest(share, now() - started);
      if (!stream.isTTY) {
        stream.write(`${words} (${Math.floor(share * 100)} %)${rest}\n`);
        return;
      }
      const full = Math.floor(share * width);
      isOpen = true;
      stream.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(width - full)}  ${words}${rest}`);
    },
    end() {
      if (isOpen) stream.write('\n');
      isOpen = false;
    },
  };
}

/** Guesses the time that is left, once there is a pace to guess from. */
function toRest(share: number, milliseconds: number): string {
  if (share === 0 || share === 1 || milliseconds < 3000) return '';
  const seconds = Math.round((milliseconds * (1 - share)) / share / 1000);
  return seconds < 100 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`;
}
