/** One whole message from a PostgreSQL client. */
export interface FrontendMessage {
  readonly kind: 'encryption-request' | 'cancel-request' | 'startup' | 'typed';
  /** The type letter of a typed message; empty for the others, which carry none. */
  readonly type: string;
  /** The message as it was received, header included. */
  readonly bytes: Uint8Array;
}

const largestMessage = 256 * 1024 * 1024;
const sslRequestCode = 80_877_103;
const gssRequestCode = 80_877_104;
const cancelRequestCode = 80_877_102;

/**
 * Builds a reader that turns a client's bytes, however they are cut, into whole messages.
 *
 * The first messages carry no type letter (protocol 3.0, "Start-up"); everything after the startup
 * message does. It throws a `RangeError` on a length that no client can mean.
 */
export function createFrontendReader(): (chunk: Uint8Array) => FrontendMessage[] {
  let started = false;
  let parts: Uint8Array[] = [];
  let held = 0;
  let awaited = 4;

  return (chunk) => {
    parts.push(chunk);
    held += chunk.byteLength;
    // Joining only when a message can be complete keeps a large parameter linear in its size.
    if (held < awaited) return [];
    let buffer = Buffer.concat(parts, held);
    const messages: FrontendMessage[] = [];
    for (;;) {
      const size = messageSize(buffer, started);
      awaited = size ?? (started ? 5 : 8);
      if (size === undefined || buffer.byteLength < size) break;
      const message = toMessage(buffer.subarray(0, size), started);
      if (message.kind === 'startup') started = true;
      messages.push(message);
      buffer = buffer.subarray(size);
    }
    parts = [buffer];
    held = buffer.byteLength;
    return messages;
  };
}

function messageSize(buffer: Buffer, started: boolean): number | undefined {
  const header = started ? 1 : 0;
  if (buffer.byteLength < header + 4) return undefined;
  const length = buffer.readInt32BE(header);
  if (length < (started ? 4 : 8) || length > largestMessage) {
    throw new RangeError('a message length outside the protocol');
  }
  return header + length;
}

function toMessage(bytes: Buffer, started: boolean): FrontendMessage {
  if (started) return { kind: 'typed', type: String.fromCodePoint(bytes[0] ?? 0), bytes };
  const code = bytes.readInt32BE(4);
  if (code === sslRequestCode || code === gssRequestCode)
    return { kind: 'encryption-request', type: '', bytes };
  if (code === cancelRequestCode) return { kind: 'cancel-request', type: '', bytes };
  return { kind: 'startup', type: '', bytes };
}
