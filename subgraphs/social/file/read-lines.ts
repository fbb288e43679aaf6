import { toText } from './to-text.ts';

/** One line of a file. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Where the next line begins, in bytes from the start. */
  readonly nextByte: number;
}

/** A line longer than this is cut there: no row of ours is, and memory stays bounded. */
const maximumBytes = 1_048_576;
const newline = 0x0a;

/** Reads a stream of bytes line by line; lines end with a line feed, with or without a carriage return. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let number = 0;
  let rest = Buffer.alloc(0);
  let dropped = 0;
  let position = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      const line =
        rest.length === 0 ? chunk.subarray(from, at) : Buffer.concat([rest, chunk.subarray(from, at)]);
      position += dropped + line.length + 1;
      rest = Buffer.alloc(0);
      dropped = 0;
      from = at + 1;
      yield { number: (number += 1), text: toText(withoutReturn(line)), nextByte: position };
    }
    const tail = chunk.subarray(from);
    const room = Math.max(0, maximumBytes - rest.length);
    dropped += Math.max(0, tail.length - room);
    if (tail.length > 0) rest = Buffer.concat([rest, tail.subarray(0, room)]);
  }
  if (rest.length > 0) {
    yield {
      number: number + 1,
      text: toText(withoutReturn(rest)),
      nextByte: position + dropped + rest.length,
    };
  }
}

function withoutReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}
