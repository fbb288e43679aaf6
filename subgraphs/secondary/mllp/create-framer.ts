import { createBoundedBytes } from './bounded-bytes.ts';

/** Where a message begins on the wire. */
export const startOfBlock = 0x0b;
/** The first of the two bytes that end a message on the wire. */
export const endOfBlock = 0x1c;
/** The second of the two bytes that end a message on the wire. */
export const carriageReturn = 0x0d;

const lineFeed = 0x0a;
/** How much of a broken message is kept, so that its header may still be acknowledged. */
const keptOfBroken = 4096;

/** What came over the wire: a whole message, or something that cannot be one. */
export type Frame =
  | { readonly kind: 'message'; readonly bytes: Buffer }
  | { readonly kind: 'broken'; readonly fault: FrameFault; readonly head: Buffer };

/** Why bytes are not a message: no start before them, cut short by the next start or the end, or too large. */
export type FrameFault = 'no-start' | 'cut-short' | 'too-large';

/** Cuts a stream of bytes into messages of the Minimal Lower Layer Protocol. */
export interface Framer {
  /** Takes the next bytes and returns every frame that they complete, in order. */
  push(chunk: Buffer): readonly Frame[];
  /** Says that no more bytes come, and returns what was left unfinished. */
  end(): readonly Frame[];
  /** Whether a message has begun and not ended. */
  readonly isInsideMessage: boolean;
}

/**
 * Builds a framer that keeps at most `maximumBytes` of a message and always finds the next good one.
 *
 * Every 0x0B begins a message, whatever came before it; 0x1C followed by 0x0D ends one; 0x1C followed by
 * anything else is content. Bytes outside a message are reported once as `no-start`, line ends between
 * messages not at all. Source: HL7 Transport Specification, MLLP release 1.
 */
export function createFramer(maximumBytes: number = 1024 * 1024): Framer {
  const collected = createBoundedBytes();
  /** `outside` a message, `inside` one, or `skipping` the rest of one that grew too large. */
  let state: 'outside' | 'inside' | 'skipping' = 'outside';
  let isEnding = false;

  function enter(next: typeof state): Buffer {
    state = next;
    return collected.take();
  }

  /** Keeps content; reports a message as soon as it is too large. */
  function keep(bytes: Buffer): readonly Frame[] {
    if (state === 'skipping') return [];
    // One byte more than the content may have, for the 0x1C that may turn out to be its end.
    const limit = state === 'inside' ? maximumBytes + 1 : keptOfBroken;
    if (collected.add(bytes, limit) || state === 'outside') return [];
    return [toBroken('too-large', enter('skipping'))];
  }

  /** Leaves what has no proper end and reports it where it held anything. */
  function abandon(next: typeof state): readonly Frame[] {
    const fault = state === 'inside' ? 'cut-short' : 'no-start';
    const bytes = enter(next);
    return isBlank(bytes) ? [] : [toBroken(fault, bytes)];
  }

  /** Leaves a message by its proper end, whose first byte was kept before it was known to be that. */
  function finish(): readonly Frame[] {
    if (state !== 'inside') return abandon('outside');
    const bytes = enter('outside').subarray(0, -1);
    return [{ kind: 'message', bytes }];
  }

  return {
    push(chunk) {
      const frames: Frame[] = [];
      let from = 0;
      for (let index = 0; index < chunk.byteLength; index += 1) {
        const byte = chunk[index];
        const isEnd = isEnding && byte === carriageReturn;
        isEnding = byte === endOfBlock;
        if (byte !== startOfBlock && !isEnd) continue;
        frames.push(...keep(chunk.subarray(from, index)), ...(isEnd ? finish() : abandon('inside')));
        from = index + 1;
      }
      frames.push(...keep(chunk.subarray(from)));
      return frames;
    },
    end: () => abandon('outside'),
    get isInsideMessage() {
      return state !== 'outside';
    },
  };
}

function toBroken(fault: FrameFault, bytes: Buffer): Frame {
  return { kind: 'broken', fault, head: bytes.subarray(0, keptOfBroken) };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === carriageReturn || byte === lineFeed || byte === endOfBlock);
}
