/**
 * Reads a body of at most so many bytes; a longer one is `undefined`, and what follows is not read.
 */
export async function readBounded(
  body: AsyncIterable<Buffer>,
  maximumBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop destroys a stream that does not say otherwise, so that the rest is never received.
    if (size > maximumBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
