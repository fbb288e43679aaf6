import { connect, type Socket } from 'node:net';
import { slowAnswerMilliseconds, type SourceState } from '../faults/source-state.ts';
import { garbageMessage } from './garbage-message.ts';
import { createMllpReader, toMllpFrame } from './mllp-frames.ts';
import { type Acknowledgement, parseAcknowledgement } from './parse-acknowledgement.ts';
import type { HospitalMessage } from './to-adt-messages.ts';

/** What one trust's connection to the receiver needs. */
export interface FeedOptions {
  readonly receiver: { readonly host: string; readonly port: number };
  /** In the order in which they are sent. */
  readonly messages: readonly HospitalMessage[];
  /** How many of them the receiver has acknowledged already. */
  readonly acknowledged: number;
  /** Told after each acknowledgement how many there are now. */
  readonly onAcknowledged: (count: number) => void;
  /** How many messages may be on their way at once. */
  readonly window?: number;
  readonly slowMilliseconds?: number;
}

/** One trust's connection. */
export interface Feed {
  setState(state: SourceState): void;
  /** How many messages the receiver refused for good. */
  refused(): number;
  close(): void;
}

const firstPause = 100;
const longestPause = 2_000;
const acknowledgementPatience = 30_000;
const garbagePause = 2_000;

/**
 * Sends a trust's messages over MLLP, in order, until each is acknowledged.
 *
 * A message that the receiver could not store (AE) is sent again, and after it all that were on their way,
 * because their order matters more than sending each once. One that it refuses (AR) is passed over.
 */
export function startFeed(options: FeedOptions): Feed {
  const { messages, receiver } = options;
  const window = options.window ?? 10;
  let state: SourceState = 'up';
  let acknowledged = options.acknowledged;
  let written = acknowledged;
  let refusals = 0;
  let failures = 0;
  let isClosed = false;
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;

  const after = (milliseconds: number, action: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
  const open = () => {
    if (isClosed || state === 'down' || socket !== undefined) return;
    const opened = connect({ ...receiver, noDelay: true });
    const read = createMllpReader();
    socket = opened;
    opened.on('connect', () => {
      written = acknowledged;
      send();
    });
    opened.on('data', (chunk: Buffer) => {
      try {
        for (const answer of read(chunk)) take(parseAcknowledgement(answer));
      } catch {
        opened.destroy();
      }
    });
    opened.on('error', () => opened.destroy());
    opened.on('close', () => {
      if (socket !== opened) return;
      socket = undefined;
      failures += 1;
      after(Math.min(longestPause, firstPause * 2 ** Math.min(failures, 10)), open);
    });
  };
  const send = () => {
    if (socket === undefined || socket.connecting || state === 'down') return;
    if (state === 'garbage') {
      socket.write(toMllpFrame(garbageMessage));
      after(garbagePause, send);
    } else if (state === 'slow') {
      if (written === acknowledged && written < messages.length) {
        after(options.slowMilliseconds ?? slowAnswerMilliseconds, () => write(1));
      }
    } else {
      write(window);
    }
  };
  const write = (most: number) => {
    if (socket === undefined) return;
    while (written < messages.length && written - acknowledged < most) {
      const message = messages[written];
      if (message === undefined) break;
      socket.write(toMllpFrame(message.text));
      written += 1;
    }
    if (written > acknowledged) after(acknowledgementPatience, () => socket?.destroy());
    else clearTimeout(timer);
  };
  const take = (answer: Acknowledgement | undefined) => {
    const expected = messages[acknowledged];
    // Answers to garbage, and to what was sent before a restart of the window, are of no interest.
    if (answer === undefined || written === acknowledged || answer.controlId !== expected?.controlId) return;
    if (answer.verdict === 'retry') {
      socket?.destroy();
      return;
    }
    if (answer.verdict === 'refused') refusals += 1;
    failures = 0;
    acknowledged += 1;
    options.onAcknowledged(acknowledged);
    send();
  };
  const drop = () => {
    clearTimeout(timer);
    const dropped = socket;
    socket = undefined;
    dropped?.destroy();
  };

  open();
  return {
    setState(next) {
      const isSame = next === state;
      state = next;
      if (isSame) return;
      // Every state begins with a connection of its own and with what is not acknowledged yet.
      drop();
      failures = 0;
      open();
    },
    refused: () => refusals,
    close() {
      isClosed = true;
      drop();
    },
  };
}
