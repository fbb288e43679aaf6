import { connect, type Socket } from 'node:net';

/** A hospital's side of an MLLP connection. */
export interface TestSender {
  readonly socket: Socket;
  /** Sends bytes as they are. */
  sendBytes(bytes: Buffer): void;
  /** Sends a message in its frame and returns its acknowledgement. */
  send(message: string | Buffer): Promise<string>;
  /** The next acknowledgement that arrives. */
  next(): Promise<string>;
  close(): Promise<void>;
}

/** Puts a message into its frame. */
export function toFrame(message: string | Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x0b), Buffer.from(message), Buffer.of(0x1c, 0x0d)]);
}

/** Connects to a listener as a hospital does. */
export async function connectSender(port: number): Promise<TestSender> {
  const socket = connect({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = Buffer.alloc(0);
  const arrived: string[] = [];
  const waiting: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let end = received.indexOf('\x1c\r'); end !== -1; end = received.indexOf('\x1c\r')) {
      const text = received.subarray(1, end).toString('latin1');
      received = received.subarray(end + 2);
      const first = waiting.shift();
      if (first === undefined) arrived.push(text);
      else first.resolve(text);
    }
  });
  const fail = () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('The connection was closed.'));
  };
  socket.on('error', fail);
  socket.on('close', fail);
  const next = () => {
    const first = arrived.shift();
    if (first !== undefined) return Promise.resolve(first);
    if (socket.destroyed) return Promise.reject(new Error('The connection was closed.'));
    return new Promise<string>((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  };
  return {
    socket,
    next,
    sendBytes: (bytes) => void socket.write(bytes),
    send(message) {
      socket.write(toFrame(message));
      return next();
    },
    close: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.once('close', () => resolve());
        socket.end();
      }),
  };
}

/** The code and the control id of an acknowledgement (MSA-1 and MSA-2). */
export function toAnswer(acknowledgement: string): string {
  const msa = acknowledgement.split('\r').find((segment) => segment.startsWith('MSA'));
  return (msa ?? '').split('|').slice(1, 3).join(' ');
}
