/** A byte that no UTF-8 text contains and no number, date or JSON begins with. */
const unreadable = 0xff;

/** Overwrites the values of one DataRow after another while their bytes pass. */
export interface RowGarbler {
  /** A DataRow begins. */
  begin(): void;
  /** The bytes of `chunk` from `start` to `end` are the next of its body. */
  overwrite(chunk: Uint8Array, start: number, end: number): void;
}

/**
 * Creates a garbler for the DataRows of one connection (protocol 3.0, "DataRow").
 *
 * Counts and lengths stay as they are, so every client still reads the messages; nulls stay null.
 */
export function createRowGarbler(): RowGarbler {
  let countBytes = 0;
  let lengthBytes = 0;
  let length = 0;
  let value = 0;
  return {
    begin() {
      countBytes = 2;
      lengthBytes = 4;
      length = 0;
      value = 0;
    },
    overwrite(chunk, start, end) {
      let position = start;
      while (position < end) {
        if (value > 0) {
          const stop = Math.min(end, position + value);
          chunk.fill(unreadable, position, stop);
          value -= stop - position;
          position = stop;
        } else if (countBytes > 0) {
          countBytes -= 1;
          position += 1;
        } else {
          length = (length << 8) | (chunk[position] ?? 0) | 0;
          lengthBytes -= 1;
          position += 1;
          if (lengthBytes > 0) continue;
          value = Math.max(0, length);
          lengthBytes = 4;
          length = 0;
        }
      }
    },
  };
}
