import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collectBody } from '../../gateway/http/collect-body.ts';

function start(maximumBytes: number) {
  const stream = new PassThrough();
  return { stream, collected: collectBody(stream as unknown as IncomingMessage, maximumBytes) };
}

describe('collecting a body', () => {
  it('gives its bytes, in however many pieces they come', async () => {
    const { stream, collected } = start(6);
    for (const piece of ['a', 'bcd', 'ef']) stream.write(piece);
    stream.end();
    expect((await collected)?.toString()).toBe('abcdef');
  });

  it('gives nothing of an empty one', async () => {
    const { stream, collected } = start(6);
    stream.end();
    expect((await collected)?.byteLength).toBe(0);
  });

  it('reads no further once it is larger than it may be, and leaves nothing listening', async () => {
    const { stream, collected } = start(3);
    stream.write('abc');
    stream.write('d');
    expect(await collected).toBeUndefined();
    expect(stream.isPaused()).toBe(true);
    expect(stream.listenerCount('data') + stream.listenerCount('end')).toBe(0);
  });

  it('fails where its sender leaves, also before anybody listened', async () => {
    const { stream, collected } = start(3);
    stream.write('a');
    stream.destroy();
    await expect(collected).rejects.toThrow('did not arrive');
    await expect(collectBody(stream as unknown as IncomingMessage, 3)).rejects.toThrow('did not arrive');
  });

  it('fails where the connection breaks', async () => {
    const { stream, collected } = start(3);
    stream.destroy(new Error('reset'));
    await expect(collected).rejects.toThrow('did not arrive');
  });
});
