import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of a request, of at most so many bytes; a longer one is `undefined`, and what follows is not read.
 * Rejects where it does not arrive.
 *
 * It takes the bytes as they come: an iterator over a request costs far more than reading it.
 */
export function collectBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    function take(chunk: Buffer): void {
      size += chunk.byteLength;
      if (size <= maximumBytes) return void chunks.push(chunk);
      end();
      request.pause();
      resolve(undefined);
    }
    function finish(): void {
      end();
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size));
    }
    function fail(): void {
      end();
      reject(new Error('The body did not arrive.'));
    }
    function end(): void {
      request.off('data', take).off('end', finish).off('error', fail).off('close', fail);
    }
    request.on('data', take).on('end', finish).on('error', fail).on('close', fail);
    // Its sender may have gone before anybody listened.
    if (request.destroyed && !request.readableEnded) fail();
  });
}
