import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A listener that takes MLLP frames apart and answers each as a test tells it to. */
export interface FixtureReceiver {
  readonly port: number;
  /** Every frame that arrived, as bytes, in the order of arrival. */
  readonly frames: readonly Buffer[];
  /** The control ids of all messages that were acknowledged with AA, in that order. */
  readonly accepted: readonly string[];
  /** Resolves once the condition holds; it is looked at after every frame and every change of connections. */
  until(condition: () => boolean): Promise<void>;
  connections(): number;
  close(): Promise<void>;
}

/** Starts a receiver; the answer is an acknowledgement code, or `silence`, or `cut` to close the connection. */
export async function startFixtureReceiver(
  answerTo: (controlId: string, count: number) => 'AA' | 'AE' | 'AR' | 'silence' | 'cut',
): Promise<FixtureReceiver> {
  const frames: Buffer[] = [];
  const accepted: string[] = [];
  const sockets = new Set<Socket>();
  const waiting = new Map<() => boolean, () => void>();
  const notice = () => {
    for (const [condition, resolve] of waiting) {
      if (!condition()) continue;
      waiting.delete(condition);
      resolve();
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      notice();
    });
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      for (let end = held.indexOf('\u001C\r'); end !== -1; end = held.indexOf('\u001C\r')) {
        const frame = held.subarray(held.indexOf('\u000B') + 1, end);
        held = held.subarray(end + 2);
        frames.push(frame);
        const controlId = frame.toString('utf8').split('\r')[0]?.split('|')[9] ?? '';
        const answer = answerTo(controlId, frames.length);
        if (answer === 'cut') socket.destroy();
        else if (answer !== 'silence') {
          if (answer === 'AA') accepted.push(controlId);
          socket.write(
            `\u000BMSH|^~\\&|R|R|S|S|2026||ACK|${frames.length}|P|2.4\rMSA|${answer}|${controlId}\r\u001C\r`,
          );
        }
      }
      notice();
    });
    notice();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    frames,
    accepted,
    until: (condition) =>
      condition()
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.set(condition, resolve);
          }),
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
