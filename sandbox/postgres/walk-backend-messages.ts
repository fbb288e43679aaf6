/** What a walk over server messages reports. */
export interface BackendVisitor {
  /** A message begins. */
  readonly onMessage?: (type: string) => void;
  /** The bytes of `chunk` from `start` to `end` lie in the body of a message of this type. */
  readonly onBody: (type: string, chunk: Uint8Array, start: number, end: number) => void;
}

/**
 * Builds a walk over a PostgreSQL server's bytes that tells each message's type and body, without
 * holding any of them back and however they are cut into packets.
 *
 * The caller keeps one walk per connection and begins it after the answer to an encryption request,
 * which is a bare byte.
 */
export function createBackendWalk(visitor: BackendVisitor): (chunk: Uint8Array) => void {
  let type = '';
  let headerBytes = 0;
  let length = 0;
  let remaining = 0;

  return (chunk) => {
    let position = 0;
    while (position < chunk.byteLength) {
      if (remaining > 0) {
        const end = Math.min(chunk.byteLength, position + remaining);
        visitor.onBody(type, chunk, position, end);
        remaining -= end - position;
        position = end;
        continue;
      }
      const byte = chunk[position] ?? 0;
      position += 1;
      if (headerBytes === 0) {
        type = String.fromCodePoint(byte);
        length = 0;
      } else {
        length = length * 256 + byte;
      }
      headerBytes += 1;
      if (headerBytes === 5) {
        headerBytes = 0;
        remaining = Math.max(0, length - 4);
        visitor.onMessage?.(type);
      }
    }
  };
}
