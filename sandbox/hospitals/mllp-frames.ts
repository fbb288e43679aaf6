const startBlock = 0x0b;
const endBlock = 0x1c;
const carriageReturn = 0x0d;

/** The most that an acknowledgement may hold before the connection is given up, in bytes. */
const largestAnswer = 65_536;

/** Frames a message for the wire (HL7 v2.5.1 Implementation Guide, Minimal Lower Layer Protocol). */
export function toMllpFrame(message: string | Uint8Array): Buffer {
  const content = typeof message === 'string' ? Buffer.from(message, 'utf8') : message;
  return Buffer.concat([Buffer.of(startBlock), content, Buffer.of(endBlock, carriageReturn)]);
}

/**
 * Builds a reader that turns the receiver's bytes, however they are cut, into whole answers.
 *
 * Bytes outside a frame are dropped; it throws a `RangeError` on an answer without end.
 */
export function createMllpReader(): (chunk: Buffer) => string[] {
  let held = Buffer.alloc(0);
  return (chunk) => {
    held = Buffer.concat([held, chunk]);
    const answers: string[] = [];
    for (;;) {
      const start = held.indexOf(startBlock);
      if (start === -1) {
        held = Buffer.alloc(0);
        return answers;
      }
      const end = held.indexOf(Buffer.of(endBlock, carriageReturn), start);
      if (end === -1) {
        held = held.subarray(start);
        if (held.byteLength > largestAnswer) throw new RangeError('an answer without an end');
        return answers;
      }
      answers.push(held.toString('utf8', start + 1, end));
      held = held.subarray(end + 2);
    }
  };
}
