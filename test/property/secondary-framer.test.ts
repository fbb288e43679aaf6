import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFramer, type Frame } from '../../subgraphs/secondary/mllp/create-framer.ts';
import { toFrame } from '../support/secondary-sender.ts';

/** Content that is likely to hold what the framer looks for, but no start and no whole end. */
const content = fc
  .array(fc.oneof(fc.constantFrom(0x1c, 0x0d, 0x0a, 0x7c), fc.integer({ min: 0x20, max: 0xff })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((bytes) => Buffer.from(bytes))
  .filter((bytes) => !bytes.includes('\x1c\r'));

/** Noise of any kind that a good message must survive; it may hold halves of messages. */
const noise = fc
  .array(fc.oneof(fc.constantFrom(0x0b, 0x1c, 0x0d), fc.integer({ min: 0, max: 0xff })), { maxLength: 40 })
  .map((bytes) => Buffer.from(bytes));

/** Cuts bytes at any places, also between each two. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.byteLength + 1)))].toSorted((a, b) => a - b);
  return [...ends, bytes.byteLength].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

function readAll(chunks: readonly Buffer[], maximumBytes?: number): Frame[] {
  const framer = createFramer(maximumBytes);
  return [...chunks.flatMap((chunk) => framer.push(chunk)), ...framer.end()];
}

const messagesOf = (frames: readonly Frame[]) =>
  frames.flatMap((frame) => (frame.kind === 'message' ? [frame.bytes.toString('latin1')] : []));

describe('cutting a stream of bytes into messages', () => {
  it('gives the same frames however the stream is split into packets', () => {
    fc.assert(
      fc.property(noise, fc.array(fc.nat(), { maxLength: 30 }), (bytes, places) => {
        expect(readAll(cut(bytes, places), 16)).toEqual(readAll([bytes], 16));
      }),
      { numRuns: 500 },
    );
  });

  it('reads every good message, in order, whatever stands between them', () => {
    const stream = fc.array(fc.record({ before: noise, message: content }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 30 }), (parts, places) => {
        const bytes = Buffer.concat(parts.flatMap(({ before, message }) => [before, toFrame(message)]));
        const expected = parts.map(({ message }) => message.toString('latin1'));
        // Noise can hold a whole frame of its own; what it may not do is swallow or change a good one.
        const read = messagesOf(readAll(cut(bytes, places)));
        expect(read.filter((text) => expected.includes(text))).toEqual(
          expect.arrayContaining([...new Set(expected)]),
        );
        expect(read.length).toBeGreaterThanOrEqual(expected.length);
      }),
      { numRuns: 500 },
    );
  });

  it('takes an 0x1C that no 0x0D follows as content', () => {
    const frames = readAll([toFrame('MSH|\x1c|\x1c\x1c|x')]);
    expect(messagesOf(frames)).toEqual(['MSH|\x1c|\x1c\x1c|x']);
  });

  it('reads several messages of one packet, and one message of two hundred packets', () => {
    const long = `MSH|${'x'.repeat(5000)}`;
    expect(messagesOf(readAll([Buffer.concat([toFrame('a'), toFrame('b'), toFrame('c')])]))).toEqual([
      'a',
      'b',
      'c',
    ]);
    const bytes = toFrame(long);
    const packets = Array.from({ length: 200 }, (_, index) =>
      bytes.subarray(
        Math.floor((index * bytes.byteLength) / 200),
        Math.floor(((index + 1) * bytes.byteLength) / 200),
      ),
    );
    expect(messagesOf(readAll(packets))).toEqual([long]);
  });

  it('drops half a message when the next one begins, and says so', () => {
    const frames = readAll([Buffer.from('\x0bMSH|half'), toFrame('MSH|whole')]);
    expect(frames).toEqual([
      { kind: 'broken', fault: 'cut-short', head: Buffer.from('MSH|half') },
      { kind: 'message', bytes: Buffer.from('MSH|whole') },
    ]);
  });

  it('says that a message came without its start', () => {
    const frames = readAll([Buffer.from('MSH|lost\x1c\r'), toFrame('MSH|found')]);
    expect(frames).toEqual([
      { kind: 'broken', fault: 'no-start', head: Buffer.from('MSH|lost\x1c') },
      { kind: 'message', bytes: Buffer.from('MSH|found') },
    ]);
  });

  it('admits a message of exactly the limit and refuses one byte more, once', () => {
    expect(messagesOf(readAll([toFrame('x'.repeat(100))], 100))).toEqual(['x'.repeat(100)]);
    const frames = readAll([toFrame('x'.repeat(101)), toFrame('next')], 100);
    expect(frames.map((frame) => (frame.kind === 'broken' ? frame.fault : frame.bytes.toString()))).toEqual([
      'too-large',
      'next',
    ]);
  });

  it('keeps a bounded part of a hundred megabytes without an end, and in time that grows with the bytes', () => {
    const framer = createFramer(1024 * 1024);
    const packet = Buffer.alloc(64 * 1024, 'x');
    const frames = [...framer.push(Buffer.of(0x0b))];
    const before = process.memoryUsage().arrayBuffers;
    for (let sent = 0; sent < 1600; sent += 1) frames.push(...framer.push(packet));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    frames.push(...framer.push(toFrame('MSH|next')));
    expect(frames.map((frame) => (frame.kind === 'broken' ? frame.fault : frame.bytes.toString()))).toEqual([
      'too-large',
      'MSH|next',
    ]);
  });

  it('is as quick with single bytes as with packets', () => {
    const bytes = toFrame(Buffer.alloc(1024 * 1024, '\x1c'));
    const framer = createFramer();
    const frames: Frame[] = [];
    const started = performance.now();
    for (let index = 0; index < bytes.byteLength; index += 1) {
      frames.push(...framer.push(bytes.subarray(index, index + 1)));
    }
    // A million packets; a framer that copied what it holds for each would take hours.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(frames).toHaveLength(1);
  });
});
