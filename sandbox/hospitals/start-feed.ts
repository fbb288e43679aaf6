import { connect, type Socket } from 'node:net';
import { slowAnswerMilliseconds, type SourceState } from '../faults/source-state.ts';
import { garbageMessage } from './garbage-message.ts';
import { createMllpReader, toMllpFrame } from './mllp-frames.ts';
import { type Acknowledgement, parseAcknowledgement } from './parse-acknowledgement.ts';

/** What a connection has to know of a message. */
export interface FeedMessage {
  /** The message control id, MSH-10, by which it is acknowledged. */
  readonly controlId: string;
  readonly text: string;
}

/** What one trust's connection to the receiver needs. */
export interface FeedOptions<Message extends FeedMessage> {
  readonly receiver: { readonly host: string; readonly port: number };
  /** How it is to behave at first. */
  readonly state: SourceState;
  /** Told of each message, in order, once the receiver has taken it or refused it for good. */
  readonly onAcknowledged: (message: Message) => void;
  /** How many messages may be on their way at once. */
  readonly window?: number;
  readonly slowMilliseconds?: number;
}

/** One trust's connection. */
export interface Feed<Message extends FeedMessage> {
  /** Sends messages after all earlier ones. */
  send(messages: readonly Message[]): void;
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
 * Opens a trust's connection, over which its messages go in order until each is acknowledged.
 *
 * It stays open, or is opened again, while there is nothing to send.
 * A message that the receiver could not store (AE) is sent again, and after it all that were on their way,
 * because their order matters more than sending each once. One that it refuses (AR) is passed over.
 */
export function startFeed<Message extends FeedMessage>(options: FeedOptions<Message>): Feed<Message> {
  const { receiver } = options;
  const window = options.window ?? 200;
  /** What is not acknowledged yet, the oldest first. */
  const waiting: Message[] = [];
  let { state } = options;
  /** How many of those are on their way. */
  let written = 0;
  /** Whether the receiver has taken anything over this connection. */
  let isProven = false;
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
      written = 0;
      isProven = false;
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
      if (written === 0 && waiting.length > 0) {
        after(options.slowMilliseconds ?? slowAnswerMilliseconds, () => write(1));
      }
    } else {
      // A receiver that cannot take messages yet is not sent a whole window each time.
      write(isProven ? window : 1);
    }
  };
  const write = (most: number) => {
    if (socket === undefined) return;
    for (const message of waiting.slice(written, most)) {
      socket.write(toMllpFrame(message.text));
      written += 1;
    }
    if (written > 0) after(acknowledgementPatience, () => socket?.destroy());
    else clearTimeout(timer);
  };
  const take = (answer: Acknowledgement | undefined) => {
    const [expected] = waiting;
    // Answers to garbage, and to what was sent before a restart of the window, are of no interest.
    if (answer === undefined || written === 0 || answer.controlId !== expected?.controlId) return;
    if (answer.verdict === 'retry') {
      socket?.destroy();
      return;
    }
    if (answer.verdict === 'refused') refusals += 1;
    failures = 0;
    isProven = true;
    waiting.shift();
    written -= 1;
    options.onAcknowledged(expected);
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
    send(messages) {
      const wasIdle = waiting.length === 0;
      waiting.push(...messages);
      // Otherwise the next acknowledgement, or the end of the garbage, sends them.
      if (wasIdle && state !== 'garbage') send();
    },
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
