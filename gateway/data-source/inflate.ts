import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const inflateGzip = promisify(gunzip);

/** What inflating came to: the bytes, that they would be too many, or that they are not what they claim to be. */
export type Inflated = Buffer | 'too large' | 'unreadable';

/** Inflates gzip off this thread, up to a size in bytes; one stream and nothing behind it. */
export async function inflate(bytes: Buffer, maximumBytes: number): Promise<Inflated> {
  try {
    return await inflateGzip(bytes, { maxOutputLength: maximumBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'too large' : 'unreadable';
  }
}
